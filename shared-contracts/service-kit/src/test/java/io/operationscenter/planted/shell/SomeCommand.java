package io.operationscenter.planted.shell;

public record SomeCommand() {}
