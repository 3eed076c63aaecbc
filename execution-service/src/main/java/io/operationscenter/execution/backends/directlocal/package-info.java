/** Local work: fixers first, then Aider (spec 03 §4.1). */
@NullMarked
package io.operationscenter.execution.backends.directlocal;

import org.jspecify.annotations.NullMarked;
