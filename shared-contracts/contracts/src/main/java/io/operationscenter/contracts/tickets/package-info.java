/** One attempt at one piece of work, as execution keeps it and others ask for it (design §3). */
@NullMarked
package io.operationscenter.contracts.tickets;

import org.jspecify.annotations.NullMarked;
