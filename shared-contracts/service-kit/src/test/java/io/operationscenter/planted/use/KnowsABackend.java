package io.operationscenter.planted.use;

import io.operationscenter.planted.backends.one.One;

record KnowsABackend(One one) {}
