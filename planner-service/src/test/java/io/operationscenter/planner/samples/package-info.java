/** Runs and stand-ins that several tests look at. */
@NullMarked
package io.operationscenter.planner.samples;

import org.jspecify.annotations.NullMarked;
