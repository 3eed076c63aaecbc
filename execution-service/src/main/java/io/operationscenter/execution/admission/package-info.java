/** Whether a ticket may run, asked before anything has run (design §3 step 3). */
@NullMarked
package io.operationscenter.execution.admission;

import org.jspecify.annotations.NullMarked;
