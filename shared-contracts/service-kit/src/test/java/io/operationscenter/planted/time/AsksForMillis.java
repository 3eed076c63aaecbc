package io.operationscenter.planted.time;

record AsksForMillis() {

  long now() {
    return System.currentTimeMillis();
  }
}
