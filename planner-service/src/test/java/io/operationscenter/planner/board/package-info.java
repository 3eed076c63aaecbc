@NullMarked
package io.operationscenter.planner.board;

import org.jspecify.annotations.NullMarked;
