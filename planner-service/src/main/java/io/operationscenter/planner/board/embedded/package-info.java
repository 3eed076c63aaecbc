/** A Plane-compatible board as a process of its own, for demos, tests and people without Plane. */
@NullMarked
package io.operationscenter.planner.board.embedded;

import org.jspecify.annotations.NullMarked;
