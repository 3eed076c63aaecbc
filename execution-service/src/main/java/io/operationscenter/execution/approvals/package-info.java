/** What people allow that policy lets nobody else begin (design §4). */
@NullMarked
package io.operationscenter.execution.approvals;

import org.jspecify.annotations.NullMarked;
