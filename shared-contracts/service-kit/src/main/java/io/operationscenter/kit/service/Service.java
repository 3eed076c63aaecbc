package io.operationscenter.kit.service;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The four processes of one installation (design §2). */
public enum Service {
  /** The board, routing, planning and the operator's command line. */
  PLANNER(20410),
  /** Ledger, policy, workspaces, backends and evidence. */
  EXECUTION(20411),
  /** Everything that speaks to GitHub. */
  REVIEW(20412),
  /** Webhooks and errors from outside. */
  INGEST(20413);

  private final int defaultPort;

  Service(int defaultPort) {
    this.defaultPort = defaultPort;
  }

  /** Name on command lines, in paths, logs and JSON: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The port it listens on unless told otherwise. */
  public int defaultPort() {
    return defaultPort;
  }

  /**
   * The service of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Service named(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no service; there are %s".formatted(id, ids())));
  }

  private static Optional<Service> find(String id) {
    return Arrays.stream(values()).filter(service -> service.id().equals(id)).findFirst();
  }

  private static String ids() {
    return Arrays.stream(values()).map(Service::id).collect(Collectors.joining(", "));
  }
}
