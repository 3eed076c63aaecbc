package io.operationscenter.kit.events;

import java.time.Instant;

/**
 * One entry of the feed.
 *
 * @param n its number: 1, 2, 3 … without gaps, in the order of the commits
 * @param kind what happened
 * @param key what it happened to
 * @param at when it was emitted
 * @param body JSON text
 */
public record Event(long n, String kind, String key, Instant at, String body) {}
