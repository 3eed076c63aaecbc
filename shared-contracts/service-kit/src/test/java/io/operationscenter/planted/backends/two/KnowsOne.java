package io.operationscenter.planted.backends.two;

import io.operationscenter.planted.backends.one.One;

record KnowsOne(One one) {}
