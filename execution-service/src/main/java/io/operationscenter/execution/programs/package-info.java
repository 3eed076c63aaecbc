/** How a run starts programs that are not ours, and how it ends them. */
@NullMarked
package io.operationscenter.execution.programs;

import org.jspecify.annotations.NullMarked;
