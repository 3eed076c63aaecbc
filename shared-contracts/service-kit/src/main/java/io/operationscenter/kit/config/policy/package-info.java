/** The policy section of the operator's file: what an entry leaves out stays null. */
@NullMarked
package io.operationscenter.kit.config.policy;

import org.jspecify.annotations.NullMarked;
