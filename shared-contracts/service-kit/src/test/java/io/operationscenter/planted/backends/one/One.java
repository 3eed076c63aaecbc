package io.operationscenter.planted.backends.one;

public record One() {}
