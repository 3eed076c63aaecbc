package io.operationscenter.planted.contracts;

import io.quarkus.runtime.StartupEvent;

record KnowsQuarkus(StartupEvent event) {}
