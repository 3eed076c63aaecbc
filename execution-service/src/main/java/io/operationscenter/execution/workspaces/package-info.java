/** Mirrors and workspaces: the files of a run, from checkout to pushed commit (design §6). */
@NullMarked
package io.operationscenter.execution.workspaces;

import org.jspecify.annotations.NullMarked;
