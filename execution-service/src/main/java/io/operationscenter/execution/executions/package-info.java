/** Tickets over REST (design §3). */
@NullMarked
package io.operationscenter.execution.executions;

import org.jspecify.annotations.NullMarked;
