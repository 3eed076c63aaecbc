/** The goal lane: the seven steps of one card and their recovery (design §3). */
@NullMarked
package io.operationscenter.planner.lanes.goal;

import org.jspecify.annotations.NullMarked;
