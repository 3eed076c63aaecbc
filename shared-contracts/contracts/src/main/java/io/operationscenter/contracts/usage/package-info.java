/**
 * What executions cost and how they went: the ledger as others write to it and read it (06 §16).
 */
@NullMarked
package io.operationscenter.contracts.usage;

import org.jspecify.annotations.NullMarked;
