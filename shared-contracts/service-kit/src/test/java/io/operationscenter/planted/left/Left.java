package io.operationscenter.planted.left;

import io.operationscenter.planted.right.Right;

public record Left(Right right) {}
