package io.operationscenter.kit.edge;

import io.operationscenter.kit.service.Service;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may call whom, and for what (design §6). The call graph has no cycle; what is not listed here
 * cannot be called.
 */
@SuppressWarnings("ImmutableEnumChecker") // both sets are copies that cannot change
public enum Edge {
  PLANNER_EXECUTION(
      Service.PLANNER,
      EnumSet.of(Service.EXECUTION),
      Set.of(
          Operation.SERVICE_READ,
          Operation.EVENTS_READ,
          Operation.EXECUTIONS_READ,
          Operation.EXECUTIONS_ADMIT,
          Operation.APPROVALS_GIVE,
          Operation.USAGE_APPEND)),
  PLANNER_REVIEW(
      Service.PLANNER,
      EnumSet.of(Service.REVIEW),
      Set.of(
          Operation.SERVICE_READ,
          Operation.EVENTS_READ,
          Operation.REVIEWS_READ,
          Operation.REVIEWS_OPEN)),
  REVIEW_EXECUTION(
      Service.REVIEW,
      EnumSet.of(Service.EXECUTION),
      Set.of(
          Operation.SERVICE_READ,
          Operation.EVENTS_READ,
          Operation.EXECUTIONS_READ,
          Operation.EXECUTIONS_ADMIT)),
  INGEST_PLANNER(
      Service.INGEST,
      EnumSet.of(Service.PLANNER),
      Set.of(Operation.SERVICE_READ, Operation.SIGNALS_SEND)),
  INGEST_REVIEW(
      Service.INGEST,
      EnumSet.of(Service.REVIEW),
      Set.of(Operation.SERVICE_READ, Operation.SIGNALS_SEND)),
  /** A person: the command line and the control room. */
  OPERATOR(null, EnumSet.allOf(Service.class), Operation.ALL),
  /** Dashboards and monitoring. */
  READER(
      null,
      EnumSet.allOf(Service.class),
      Operation.ALL.stream().filter(Operation::isRead).collect(Collectors.toUnmodifiableSet())),
  /** A service to itself; its token is made at start and never leaves the process. */
  SELF(null, EnumSet.noneOf(Service.class), Set.of(Operation.SERVICE_READ));

  /** How a request without a credential is asked for one: value of {@code WWW-Authenticate}. */
  public static final String CHALLENGE = "Bearer realm=\"operations-center\"";

  private final @Nullable Service caller;
  private final Set<Service> callees;
  private final Set<String> operations;

  Edge(@Nullable Service caller, Set<Service> callees, Set<String> operations) {
    this.caller = caller;
    this.callees = Set.copyOf(callees);
    this.operations = Set.copyOf(operations);
  }

  /** Name in logs and of the secret's file, e.g. {@code planner-execution}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What its bearer may do. */
  public Set<String> operations() {
    return operations;
  }

  /** True when its bearer may call the service. */
  public boolean leadsTo(Service service) {
    return callees.contains(service);
  }

  /** The one service behind an edge between two. */
  public Service callee() {
    if (callees.size() != 1) {
      throw new IllegalStateException("edge %s leads to %s, not to one".formatted(id(), callees));
    }
    return callees.iterator().next();
  }

  /** The edges on which others call the service. */
  public static List<Edge> into(Service service) {
    return Arrays.stream(values()).filter(edge -> edge.leadsTo(service)).toList();
  }

  /** The edges on which the service calls others. */
  public static List<Edge> outOf(Service service) {
    return Arrays.stream(values()).filter(edge -> edge.caller == service).toList();
  }
}
