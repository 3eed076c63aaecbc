/** Tests of the configuration in a running service. */
@NullMarked
package io.operationscenter.kit.configured;

import org.jspecify.annotations.NullMarked;
