/** The board behind Plane's REST API v1 (spec 10 §1–§7), remote or embedded alike. */
@NullMarked
package io.operationscenter.planner.board.plane;

import org.jspecify.annotations.NullMarked;
