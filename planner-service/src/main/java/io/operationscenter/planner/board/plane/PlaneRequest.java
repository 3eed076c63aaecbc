package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param method GET, POST or PATCH
 * @param path under the API's root, with a slash at its end
 * @param query parameters, in order
 * @param body JSON to send, if any
 * @param kind what it is for
 */
record PlaneRequest(
    Method method,
    String path,
    Map<String, String> query,
    @Nullable JsonNode body,
    RequestKind kind) {

  enum Method {
    GET,
    POST,
    PATCH
  }

  PlaneRequest {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
  }

  static PlaneRequest get(String path, Map<String, String> query) {
    return new PlaneRequest(Method.GET, path, query, null, RequestKind.READ);
  }

  static PlaneRequest post(String path, JsonNode body, RequestKind kind) {
    return new PlaneRequest(Method.POST, path, Map.of(), body, kind);
  }

  static PlaneRequest patch(String path, JsonNode body, RequestKind kind) {
    return new PlaneRequest(Method.PATCH, path, Map.of(), body, kind);
  }

  /** True when sending it twice does what sending it once does. */
  boolean repeatable() {
    return method != Method.POST;
  }

  /** For messages; what was sent is not repeated. */
  String shown() {
    return method + " " + path;
  }
}
