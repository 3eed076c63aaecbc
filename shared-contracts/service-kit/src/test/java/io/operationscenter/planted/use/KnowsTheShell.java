package io.operationscenter.planted.use;

import io.operationscenter.planted.shell.SomeCommand;

record KnowsTheShell(SomeCommand command) {}
