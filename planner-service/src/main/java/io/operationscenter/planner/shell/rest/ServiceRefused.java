package io.operationscenter.planner.shell.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.kit.service.Service;
import java.util.ArrayList;
import java.util.List;

/** A service answered that it will not, or cannot. */
public final class ServiceRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient JsonNode body;

  ServiceRefused(Service service, int status, JsonNode body) {
    super(sentence(service, status, body));
    this.status = status;
    this.body = body;
  }

  /** What it answered; a missing node when that was no JSON. */
  public JsonNode body() {
    return body;
  }

  /** True when what was named is not there. */
  public boolean isNotFound() {
    return status == 404;
  }

  /** What the command ends with (design §7). */
  public int exitCode() {
    return switch (status) {
      case 400, 405, 413, 415, 422 -> ExitCode.USAGE;
      case 401, 403, 409 -> ExitCode.REFUSED;
      case 503 -> ExitCode.UNREACHABLE;
      default -> ExitCode.FAILED;
    };
  }

  private static String sentence(Service service, int status, JsonNode body) {
    List<String> lines = new ArrayList<>();
    String detail = body.path("detail").asText(body.path("message").asText(""));
    lines.add(
        "%s: %s".formatted(service.id(), detail.isEmpty() ? "HTTP status " + status : detail));
    for (JsonNode error : body.path("errors")) {
      String path = error.path("path").asText("");
      lines.add(
          "  %s%s%s".formatted(path, path.isEmpty() ? "" : " ", error.path("message").asText("")));
    }
    if (status >= 500 && body.hasNonNull("correlation_id")) {
      lines.add("  correlation id " + body.path("correlation_id").asText());
    }
    return String.join("\n", lines);
  }
}
