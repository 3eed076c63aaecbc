package io.operationscenter.kit.service;

import java.util.function.Supplier;

/** Gives identities: random UUIDs in production, a counter in tests. */
@FunctionalInterface
public interface IdSource extends Supplier<String> {}
