/** Tests of {@code planner.routing.embedded}. */
@NullMarked
package io.operationscenter.planner.routing.embedded;

import org.jspecify.annotations.NullMarked;
