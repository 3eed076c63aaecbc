/** Tests of {@code planner.routing}. */
@NullMarked
package io.operationscenter.planner.routing;

import org.jspecify.annotations.NullMarked;
