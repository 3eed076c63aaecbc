/** The only place that starts other programs, and that makes sure none of them outlives its run. */
@NullMarked
package io.operationscenter.kit.process;

import org.jspecify.annotations.NullMarked;
