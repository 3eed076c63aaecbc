package io.operationscenter.planted.use;

import io.operationscenter.planted.github.PullJson;

record KnowsPullJson(PullJson json) {}
