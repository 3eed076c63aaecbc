/**
 * The router that comes with the planner (spec 02 §8): pure, off unless configured, and every
 * decision says that it was not SwitchBoard's.
 */
@NullMarked
package io.operationscenter.planner.routing.embedded;

import org.jspecify.annotations.NullMarked;
