@NullMarked
package io.operationscenter.planner.board.embedded;

import org.jspecify.annotations.NullMarked;
