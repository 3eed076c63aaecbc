package io.operationscenter.planner.controlroom;

import io.operationscenter.kit.edge.Edge;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers under which pages leave: no script, no frame, nothing from elsewhere, no cache. */
final class Page {

  static final String HTML = "text/html; charset=utf-8";
  static final String TEXT = "text/plain; charset=utf-8";

  private static final int UNAUTHENTICATED = 401;
  private static final Map<String, String> HEADERS = always();

  private Page() {}

  static Response answer(int status, String type, Object body) {
    Response.ResponseBuilder response = Response.status(status).entity(body).type(type);
    headers(status).forEach(response::header);
    return response.build();
  }

  static void send(HttpServerResponse response, int status, String html) {
    headers(status).forEach(response::putHeader);
    response.putHeader("Content-Type", HTML).setStatusCode(status).end(html);
  }

  /** Who is not signed in is told how programs are: by a token (RFC 9110 §15.5.2). */
  private static Map<String, String> headers(int status) {
    if (status != UNAUTHENTICATED) {
      return HEADERS;
    }
    Map<String, String> headers = new LinkedHashMap<>(HEADERS);
    headers.put(HttpHeaders.WWW_AUTHENTICATE, Edge.CHALLENGE);
    return headers;
  }

  private static Map<String, String> always() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Cache-Control", "no-store");
    return Map.copyOf(headers);
  }
}
