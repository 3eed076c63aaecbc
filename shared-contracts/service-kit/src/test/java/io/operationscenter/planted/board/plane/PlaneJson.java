package io.operationscenter.planted.board.plane;

public record PlaneJson(String id) {}
