/**
 * From a person's word to a card that runs: labels, verdicts, and what the board is told of both.
 */
@NullMarked
package io.operationscenter.planner.lanes.approvals;

import org.jspecify.annotations.NullMarked;
