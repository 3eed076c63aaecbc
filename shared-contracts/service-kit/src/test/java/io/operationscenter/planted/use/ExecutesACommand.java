package io.operationscenter.planted.use;

import java.io.IOException;

record ExecutesACommand() {

  Process byRuntime() throws IOException {
    return Runtime.getRuntime().exec(new String[] {"true"});
  }
}
