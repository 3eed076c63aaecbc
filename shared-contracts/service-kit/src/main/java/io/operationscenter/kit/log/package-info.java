/** The vocabulary of log lines and the form in which they are written. */
@NullMarked
package io.operationscenter.kit.log;

import org.jspecify.annotations.NullMarked;
