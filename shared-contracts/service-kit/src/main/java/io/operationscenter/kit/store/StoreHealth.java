package io.operationscenter.kit.store;

/**
 * Whether a store answers and can grow, in a sentence for readiness.
 *
 * @param ready true when it does both
 * @param sentence names the store and, when it is not ready, why
 */
public record StoreHealth(boolean ready, String sentence) {}
