/** What the operator says about lanes, as it stands now. */
@NullMarked
package io.operationscenter.planner.lanes.settings;

import org.jspecify.annotations.NullMarked;
