/** The seven steps under crashes, refusals and people's edits. */
@NullMarked
package io.operationscenter.planner.lanes.goal;

import org.jspecify.annotations.NullMarked;
