/** Verdicts of people. */
@NullMarked
package io.operationscenter.planner.lanes.approvals;

import org.jspecify.annotations.NullMarked;
