/** Conformance vectors and rules of this package. */
@NullMarked
package io.operationscenter.planner.lanes.selection;

import org.jspecify.annotations.NullMarked;
