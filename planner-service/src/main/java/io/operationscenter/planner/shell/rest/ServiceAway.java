package io.operationscenter.planner.shell.rest;

import io.operationscenter.kit.service.Service;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A service does not answer at any of its addresses. */
public final class ServiceAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServiceAway(Service service, List<URI> addresses, IOException cause) {
    super(
        "%s does not answer at %s (%s). Start it with: operations-center up"
            .formatted(
                service.id(),
                addresses.stream().map(URI::toString).collect(Collectors.joining(", ")),
                reason(cause)),
        cause);
  }

  private static String reason(IOException cause) {
    String message = cause.getMessage();
    if (message != null) {
      return message;
    }
    return cause instanceof ConnectException
        ? "connection refused"
        : words(cause.getClass().getSimpleName());
  }

  /** {@code HttpConnectTimeoutException} becomes {@code http connect timeout}. */
  private static String words(String type) {
    return type.replaceFirst("Exception$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
