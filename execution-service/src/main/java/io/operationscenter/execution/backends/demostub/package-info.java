/** The backend of demos and tests, which starts nothing (spec 03 §4.6). */
@NullMarked
package io.operationscenter.execution.backends.demostub;

import org.jspecify.annotations.NullMarked;
