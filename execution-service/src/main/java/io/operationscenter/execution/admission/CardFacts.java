package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.execution.ledger.TaskHistory;
import io.operationscenter.execution.settings.InForce;
import java.time.Duration;
import java.time.Instant;

/** What the early gates look at: a card and its task, as of one moment. */
interface CardFacts {

  /** What is asked for. */
  AdmissionCommand command();

  /** Settings in force. */
  InForce settings();

  /** What the task went through. */
  TaskHistory history();

  /** The moment. */
  Instant now();

  /** A refusal for so long. */
  default Refusal refuse(String reason, String message, Measure measure, Duration wait) {
    return refuse(reason, message, measure, now().plus(wait));
  }

  /** A refusal until then. */
  default Refusal refuse(String reason, String message, Measure measure, Instant notBefore) {
    return new Refusal(
        reason, message, measure.window, measure.limit, measure.current, notBefore, null);
  }

  /** What was measured against which limit. */
  record Measure(String window, double limit, double current) {}

  /** These alone, for the look before policy. */
  record OfCard(AdmissionCommand command, InForce settings, TaskHistory history, Instant now)
      implements CardFacts {}
}
