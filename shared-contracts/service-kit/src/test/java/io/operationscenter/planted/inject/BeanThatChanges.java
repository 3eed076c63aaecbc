package io.operationscenter.planted.inject;

import jakarta.inject.Singleton;

@Singleton
class BeanThatChanges {

  private String state = "";

  void become(String next) {
    state = next;
  }

  String state() {
    return state;
  }
}
