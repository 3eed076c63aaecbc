/** Who may spend an execution, and what was spent (spec 06 §6, §16). */
@NullMarked
package io.operationscenter.execution.ledger;

import org.jspecify.annotations.NullMarked;
