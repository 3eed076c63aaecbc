package io.operationscenter.planner.board;

/**
 * Somebody on the board.
 *
 * @param id UUID
 * @param displayName for people
 */
public record BoardUser(String id, String displayName) {}
