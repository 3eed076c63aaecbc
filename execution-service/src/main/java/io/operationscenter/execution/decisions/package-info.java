/** What policy says, said and would say, over REST (spec 03 §7). */
@NullMarked
package io.operationscenter.execution.decisions;

import org.jspecify.annotations.NullMarked;
