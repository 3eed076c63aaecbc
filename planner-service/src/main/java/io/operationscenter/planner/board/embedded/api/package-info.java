/** The part of Plane's REST API v1 that this system uses, over the board's own store (spec 10). */
@NullMarked
package io.operationscenter.planner.board.embedded.api;

import org.jspecify.annotations.NullMarked;
