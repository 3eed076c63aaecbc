/** Which lane and backend serve a proposal: asked of SwitchBoard, or of the embedded router. */
@NullMarked
package io.operationscenter.planner.routing;

import org.jspecify.annotations.NullMarked;
