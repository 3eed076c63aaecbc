/** Which rule lets a run happen (spec 03 §7). */
@NullMarked
package io.operationscenter.execution.policy;

import org.jspecify.annotations.NullMarked;
