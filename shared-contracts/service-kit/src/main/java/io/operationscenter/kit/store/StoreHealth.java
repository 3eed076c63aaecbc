package io.operationscenter.kit.store;

/**
 * Whether a store answers, in a sentence for readiness.
 *
 * @param ready true when it does
 * @param sentence names the store and, when it does not answer, why
 */
public record StoreHealth(boolean ready, String sentence) {}
