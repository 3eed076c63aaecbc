/** What a run leaves behind and who can check it (spec 03 §8–§9). */
@NullMarked
package io.operationscenter.execution.evidence;

import org.jspecify.annotations.NullMarked;
