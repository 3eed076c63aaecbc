package io.operationscenter.planted.routing.switchboard;

public record RouteJson(String id) {}
