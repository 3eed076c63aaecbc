package io.operationscenter.planted.github;

public record PullJson(String id) {}
