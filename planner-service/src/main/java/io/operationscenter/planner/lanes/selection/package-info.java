/** Which card is next, and why another is not (spec 06 §4). */
@NullMarked
package io.operationscenter.planner.lanes.selection;

import org.jspecify.annotations.NullMarked;
