/** Cards of the board as operators see and steer them through the planner. */
@NullMarked
package io.operationscenter.contracts.cards;

import org.jspecify.annotations.NullMarked;
