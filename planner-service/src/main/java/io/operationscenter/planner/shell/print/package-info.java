/** How the command line shows what it was told. */
@NullMarked
package io.operationscenter.planner.shell.print;

import org.jspecify.annotations.NullMarked;
