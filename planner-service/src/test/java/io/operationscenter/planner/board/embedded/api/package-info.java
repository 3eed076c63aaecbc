@NullMarked
package io.operationscenter.planner.board.embedded.api;

import org.jspecify.annotations.NullMarked;
