/** The durable rows behind a lane: claims and their steps, refusals, what our own writes left. */
@NullMarked
package io.operationscenter.planner.lanes.claims;

import org.jspecify.annotations.NullMarked;
