/** How runs of Archon are judged (spec 03 §4.4). */
@NullMarked
package io.operationscenter.execution.backends.archon;

import org.jspecify.annotations.NullMarked;
