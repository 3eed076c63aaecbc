/** The planner's lanes as operators see and steer them. */
@NullMarked
package io.operationscenter.contracts.lanes;

import org.jspecify.annotations.NullMarked;
