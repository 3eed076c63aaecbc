/** Value objects that several contracts share (spec 01 §3). */
@NullMarked
package io.operationscenter.contracts.common;

import org.jspecify.annotations.NullMarked;
