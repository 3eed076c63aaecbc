@NullMarked
package io.operationscenter.planner.lanes;

import org.jspecify.annotations.NullMarked;
