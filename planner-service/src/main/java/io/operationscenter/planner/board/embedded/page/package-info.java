/** The page on which a person works with the board: server-rendered, without scripts. */
@NullMarked
package io.operationscenter.planner.board.embedded.page;

import org.jspecify.annotations.NullMarked;
