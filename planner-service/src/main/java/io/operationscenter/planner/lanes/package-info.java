/** Takes cards from the board, hands them to execution and applies what came of it (design §3). */
@NullMarked
package io.operationscenter.planner.lanes;

import org.jspecify.annotations.NullMarked;
