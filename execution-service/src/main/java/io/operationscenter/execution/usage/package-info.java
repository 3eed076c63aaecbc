/** The ledger over REST: what is spent, what is left, reports, and what planner adds (06 §16). */
@NullMarked
package io.operationscenter.execution.usage;

import org.jspecify.annotations.NullMarked;
