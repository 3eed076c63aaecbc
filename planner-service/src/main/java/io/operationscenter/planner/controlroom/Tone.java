package io.operationscenter.planner.controlroom;

import io.operationscenter.contracts.tickets.TicketState;

/** How a thing went, as a colour; its name is the class of the style sheet. */
enum Tone {
  good,
  bad,
  held,
  live;

  static Tone of(TicketState state) {
    return switch (state) {
      case SUCCEEDED -> good;
      case FAILED -> bad;
      case REFUSED, BLOCKED, EXPIRED, CANCELLED -> held;
      case ADMITTED, QUEUED, PREPARING, RUNNING, VALIDATING, PUBLISHING, SEALING -> live;
    };
  }
}
