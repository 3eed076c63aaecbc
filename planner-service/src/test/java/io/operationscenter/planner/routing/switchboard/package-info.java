/** Tests of {@code planner.routing.switchboard}. */
@NullMarked
package io.operationscenter.planner.routing.switchboard;

import org.jspecify.annotations.NullMarked;
