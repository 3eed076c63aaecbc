package io.operationscenter.planner.board.embedded.api;

/**
 * Who asks.
 *
 * @param id of the person
 * @param key digest of the key, which is what is counted
 */
public record Caller(String id, String key) {}
