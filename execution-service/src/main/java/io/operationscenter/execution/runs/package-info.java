/** From a started ticket to sealed evidence, across crashes (design §3 step 5). */
@NullMarked
package io.operationscenter.execution.runs;

import org.jspecify.annotations.NullMarked;
