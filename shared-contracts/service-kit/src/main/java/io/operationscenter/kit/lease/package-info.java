/**
 * Leases with fences: who may do a piece of work, and the proof that nobody else did (design §5).
 */
@NullMarked
package io.operationscenter.kit.lease;

import org.jspecify.annotations.NullMarked;
