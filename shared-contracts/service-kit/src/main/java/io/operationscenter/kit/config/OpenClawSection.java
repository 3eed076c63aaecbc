package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Contract;

/** The OpenClaw backend has no settings: it exists when a runner is supplied (spec 03 §4.5). */
@Contract(closed = true)
public record OpenClawSection() {}
