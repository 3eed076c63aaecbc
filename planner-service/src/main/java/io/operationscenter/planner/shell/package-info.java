/** The operator's commands; each speaks REST and opens no store (design §7). */
@NullMarked
package io.operationscenter.planner.shell;

import org.jspecify.annotations.NullMarked;
