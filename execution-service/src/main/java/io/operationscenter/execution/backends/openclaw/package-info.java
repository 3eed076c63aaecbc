/** How runs of OpenClaw are judged (spec 03 §4.5). */
@NullMarked
package io.operationscenter.execution.backends.openclaw;

import org.jspecify.annotations.NullMarked;
