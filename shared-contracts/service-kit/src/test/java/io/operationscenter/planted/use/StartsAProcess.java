package io.operationscenter.planted.use;

import java.io.IOException;

record StartsAProcess() {

  Process byBuilder() throws IOException {
    return new ProcessBuilder("true").start();
  }
}
