/** What the policy gate decided and why (spec 03 §7.1). */
@NullMarked
package io.operationscenter.contracts.policy;

import org.jspecify.annotations.NullMarked;
