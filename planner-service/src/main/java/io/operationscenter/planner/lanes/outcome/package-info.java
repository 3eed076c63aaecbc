/** What an ended ticket means for its card: comment, follow-ups, state (spec 06 §7.2, §11.1). */
@NullMarked
package io.operationscenter.planner.lanes.outcome;

import org.jspecify.annotations.NullMarked;
