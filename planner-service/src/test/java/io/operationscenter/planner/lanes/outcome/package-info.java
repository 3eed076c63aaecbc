/** Conformance vectors and rules of this package. */
@NullMarked
package io.operationscenter.planner.lanes.outcome;

import org.jspecify.annotations.NullMarked;
