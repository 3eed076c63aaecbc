/** A small HTTP server of exact answers: what the recorded exchanges show, and nothing added. */
@NullMarked
package io.operationscenter.planner.board.embedded.http;

import org.jspecify.annotations.NullMarked;
