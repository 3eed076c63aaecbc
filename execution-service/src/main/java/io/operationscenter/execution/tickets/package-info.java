/** Tickets as they are kept, and the only way in which they change (design §3). */
@NullMarked
package io.operationscenter.execution.tickets;

import org.jspecify.annotations.NullMarked;
