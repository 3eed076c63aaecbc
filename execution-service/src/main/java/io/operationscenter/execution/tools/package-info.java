/** The programs of this machine that runs cannot do without. */
@NullMarked
package io.operationscenter.execution.tools;

import org.jspecify.annotations.NullMarked;
