@NullMarked
package io.operationscenter.planner.board.plane;

import org.jspecify.annotations.NullMarked;
