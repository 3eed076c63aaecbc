/** The board as the planner sees it: cards, comments, and who changed what. */
@NullMarked
package io.operationscenter.planner.board;

import org.jspecify.annotations.NullMarked;
