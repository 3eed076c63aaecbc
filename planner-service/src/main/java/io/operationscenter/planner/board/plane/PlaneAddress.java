package io.operationscenter.planner.board.plane;

import io.operationscenter.planner.board.BoardFailure;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the API is and which project is ours.
 *
 * @param baseUrl without a slash at its end
 * @param workspace slug
 * @param project UUID
 */
record PlaneAddress(String baseUrl, String workspace, String project) {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  PlaneAddress {
    baseUrl = baseUrl.replaceFirst("/+$", "");
  }

  /** The path of the project itself, or of something under it. */
  String inProject(String path) {
    return "/workspaces/" + encoded(workspace) + "/projects/" + encoded(project) + path;
  }

  /** The path of a work item or of something under it; what is no id never becomes a path. */
  String ofItem(String id, String path) {
    if (!isId(id)) {
      throw new BoardFailure(
          BoardFailure.Kind.NOT_FOUND, "The board knows no card by that id, which is no UUID");
    }
    return inProject("/work-items/" + id + path);
  }

  /** The whole address of a path under the API's root. */
  URI url(String path, Map<String, String> query) {
    String asked =
        query.entrySet().stream()
            .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(baseUrl + "/api/v1" + path + (asked.isEmpty() ? "" : "?" + asked));
  }

  /** What people are told: no path, no login. */
  String shown() {
    URI base = URI.create(baseUrl);
    int port = base.getPort();
    return base.getScheme() + "://" + base.getHost() + (port < 0 ? "" : ":" + port);
  }

  static boolean isId(String text) {
    return UUID.matcher(text).matches();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
