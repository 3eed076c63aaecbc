/** The kodo slot: kodo itself or any program by argument vector (spec 03 §4.3). */
@NullMarked
package io.operationscenter.execution.backends.kodo;

import org.jspecify.annotations.NullMarked;
