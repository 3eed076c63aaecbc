/** Tests of {@code planner.planning}. */
@NullMarked
package io.operationscenter.planner.planning;

import org.jspecify.annotations.NullMarked;
