package io.operationscenter.planted.right;

import io.operationscenter.planted.left.Left;

public record Right(Left left) {}
