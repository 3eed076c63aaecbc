/** The adapters that let an agent work (spec 03 §3–§5). */
@NullMarked
package io.operationscenter.execution.backends;

import org.jspecify.annotations.NullMarked;
