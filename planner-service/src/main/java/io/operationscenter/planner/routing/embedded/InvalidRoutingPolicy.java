package io.operationscenter.planner.routing.embedded;

/** A policy file cannot be used; one message names the file and every fault. */
public final class InvalidRoutingPolicy extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidRoutingPolicy(String message) {
    super(message);
  }
}
