package io.operationscenter.kit.lease;

import java.time.Instant;

/**
 * A lease as it was granted or renewed.
 *
 * @param name what it is for
 * @param holder who got it
 * @param fence higher than that of every earlier holder of this name, for ever
 * @param expiresAt when it ends unless renewed, by the clock of the holder's process
 */
public record Lease(String name, String holder, long fence, Instant expiresAt) {}
