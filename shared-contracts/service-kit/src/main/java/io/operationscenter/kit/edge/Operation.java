package io.operationscenter.kit.edge;

import java.util.Set;

/**
 * What a credential may allow. A resource method names its operation with {@code @RolesAllowed};
 * one that names none is closed to everybody. Names that end in {@code .read} change nothing.
 */
public final class Operation {

  /** About, peers, readiness, metrics and the API description. */
  public static final String SERVICE_READ = "service.read";

  /** The numbered event feed. */
  public static final String EVENTS_READ = "events.read";

  /** Tickets, their states and results, retained evidence, what was spent. */
  public static final String EXECUTIONS_READ = "executions.read";

  /** Ask for, start and cancel a ticket. */
  public static final String EXECUTIONS_ADMIT = "executions.admit";

  /** Hand on what people say about runs that wait for them. */
  public static final String APPROVALS_GIVE = "approvals.give";

  /** Append usage events to the ledger. */
  public static final String USAGE_APPEND = "usage.append";

  /** Reviews and their states. */
  public static final String REVIEWS_READ = "reviews.read";

  /** Ask for a review. */
  public static final String REVIEWS_OPEN = "reviews.open";

  /** Cards, plans, lanes and what they do. */
  public static final String TASKS_READ = "tasks.read";

  /** Hand in what came from outside. */
  public static final String SIGNALS_SEND = "signals.send";

  /** What only a person at the operator's command line or control room does. */
  public static final String OPERATE = "operate";

  /** Every operation there is. */
  public static final Set<String> ALL =
      Set.of(
          SERVICE_READ,
          EVENTS_READ,
          EXECUTIONS_READ,
          EXECUTIONS_ADMIT,
          APPROVALS_GIVE,
          USAGE_APPEND,
          REVIEWS_READ,
          REVIEWS_OPEN,
          TASKS_READ,
          SIGNALS_SEND,
          OPERATE);

  private Operation() {}

  /** True when the operation changes nothing. */
  public static boolean isRead(String operation) {
    return operation.endsWith(".read");
  }
}
