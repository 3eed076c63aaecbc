@NullMarked
package io.operationscenter.planner.board.text;

import org.jspecify.annotations.NullMarked;
