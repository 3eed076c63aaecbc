/** Aider with a model that Ollama serves on this machine (spec 03 §4.2). */
@NullMarked
package io.operationscenter.execution.backends.aiderlocal;

import org.jspecify.annotations.NullMarked;
