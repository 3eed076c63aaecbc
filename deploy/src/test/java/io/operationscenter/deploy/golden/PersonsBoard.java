package io.operationscenter.deploy.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The board as a person uses it: over its own REST interface, with the person's key. */
final class PersonsBoard {

  private static final String PROJECT =
      "/api/v1/workspaces/operations-center/projects/00000000-0000-4000-8000-000000000001/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI address;
  private final String key;

  PersonsBoard(URI address, String key) {
    this.address = address;
    this.key = key;
  }

  /** A card in Ready for AI that asks for an answer; its id. */
  String fileCard(int number) throws IOException, InterruptedException {
    return fileCard(number, "repo: sample", "as the check wants it");
  }

  /**
   * The same with other keys of section Execution and other words.
   *
   * @param keys lines, the repository among them
   * @param wish how the answer is wanted
   */
  String fileCard(int number, String keys, String wish) throws IOException, InterruptedException {
    ObjectNode card = JSON.createObjectNode();
    card.put("name", "Answer " + number);
    card.put(
        "description_html",
        """
        <h2>Execution</h2><p>%s<br>task_type: bug_fix</p>\
        <h2>Goal</h2><p>Write answer number %d into the folder of answers, %s.</p>"""
            .formatted(keys.replace("\n", "<br>"), number, wish));
    card.put("state", states().get("Ready for AI"));
    return call("POST", "work-items/", card).path("id").asText();
  }

  void move(String card, String state) throws IOException, InterruptedException {
    call(
        "PATCH",
        "work-items/" + card + "/",
        JSON.createObjectNode().put("state", states().get(state)));
  }

  void edit(String card, String title) throws IOException, InterruptedException {
    call("PATCH", "work-items/" + card + "/", JSON.createObjectNode().put("name", title));
  }

  void delete(String card) throws IOException, InterruptedException {
    call("DELETE", "work-items/" + card + "/", null);
  }

  String stateOf(String card) throws IOException, InterruptedException {
    return call("GET", "work-items/" + card + "/?expand=state", null)
        .path("state")
        .path("name")
        .asText();
  }

  /** Texts of the comments on a card. */
  List<String> comments(String card) throws IOException, InterruptedException {
    List<String> texts = new ArrayList<>();
    call("GET", "work-items/" + card + "/comments/?per_page=1000", null)
        .path("results")
        .forEach(comment -> texts.add(comment.path("comment_html").asText()));
    return texts;
  }

  private Map<String, String> states() throws IOException, InterruptedException {
    Map<String, String> ids = new TreeMap<>();
    call("GET", "states/", null)
        .path("results")
        .forEach(state -> ids.put(state.path("name").asText(), state.path("id").asText()));
    return ids;
  }

  private JsonNode call(String method, String path, JsonNode body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(PROJECT + path))
            .timeout(Duration.ofSeconds(30))
            .header("X-Api-Key", key)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
    }
    return JSON.readTree(answer.body());
  }

  /**
   * Over a connection of its own: one that was kept may be closed while the next request leaves.
   */
  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }
}
