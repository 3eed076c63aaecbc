/** Where it goes: the lane decision and the bundle handed to execution (spec 01 §5, §7). */
@NullMarked
package io.operationscenter.contracts.routing;

import org.jspecify.annotations.NullMarked;
