package io.operationscenter.planner.board.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a person: who may use it, what it does, and that nothing on it is markup. */
class PersonPageTest {

  private static final String PROJECT =
      "/api/v1/workspaces/%s/projects/%s/".formatted(FirstStart.WORKSPACE, FirstStart.PROJECT);
  private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private BoardFixture board;

  @BeforeEach
  void start() {
    board = BoardFixture.on(folder);
  }

  @AfterEach
  void stop() {
    board.close();
    assertThat(board.failures()).isEmpty();
  }

  private String login() {
    return cookie(board.send("GET", board.board().loginPath(), Map.of(), ""));
  }

  private static String cookie(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  private HttpResponse<String> open(String cookie, String path) {
    return board.send("GET", path, Map.of("Cookie", cookie), "");
  }

  private HttpResponse<String> submit(String cookie, String path, Map<String, String> fields) {
    Matcher form = FORM.matcher(open(cookie, "/").body());
    assertThat(form.find()).isTrue();
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.putIfAbsent("form", form.group(1));
    return post(path, Map.of("Cookie", cookie), all);
  }

  private HttpResponse<String> post(
      String path, Map<String, String> headers, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Content-Type", "application/x-www-form-urlencoded");
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return board.send("POST", path, all, body);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonNode api(String path) {
    try {
      return JSON.readTree(board.call("GET", PROJECT + path, "").body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String stateNamed(String name) {
    for (JsonNode state : api("states/").path("results")) {
      if (state.path("name").asText().equals(name)) {
        return state.path("id").asText();
      }
    }
    throw new IllegalArgumentException(name);
  }

  private String createCard(String cookie, String title) {
    HttpResponse<String> created =
        submit(
            cookie,
            "/cards",
            Map.of(
                "title",
                title,
                "description",
                "## Goal\r\nDo it",
                "labels",
                "repo: api-service, task-kind: goal",
                "state",
                stateNamed("Ready for AI")));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(303);
    return api("work-items/?per_page=1&fields=id").path("results").get(0).path("id").asText();
  }

  @Test
  void showsWhatHidesInText() {
    String cookie = login();
    String card = createCard(cookie, "a\u202eb\u2067c");

    for (String path : List.of("/", "/cards/" + card)) {
      assertThat(open(cookie, path).body())
          .contains("a&lt;U+202E&gt;b&lt;U+2067&gt;c")
          .doesNotContain("\u202e", "\u2067");
    }
  }

  @Test
  void showsNothingToStrangers() {
    // Given
    String card = createCard(login(), "Secret plan");

    // When
    HttpResponse<String> front = board.send("GET", "/", Map.of(), "");
    HttpResponse<String> inside = open("oc_board=guess", "/cards/" + card);
    HttpResponse<String> written =
        post("/cards", Map.of("Cookie", "oc_board=guess"), Map.of("title", "x"));

    // Then
    assertThat(front.statusCode()).isEqualTo(401);
    assertThat(front.body()).doesNotContain("Secret plan");
    assertThat(inside.statusCode()).isEqualTo(401);
    assertThat(written.statusCode()).isEqualTo(401);
  }

  @Test
  void aLinkLogsInOnce() {
    // Given
    String path = board.board().loginPath();
    HttpResponse<String> first = board.send("GET", path, Map.of(), "");

    // When
    HttpResponse<String> second = board.send("GET", path, Map.of(), "");

    // Then
    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(first.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Strict");
    assertThat(second.statusCode()).isEqualTo(401);
  }

  @Test
  void thePersonsTokenLogsInAndThePlannersDoesNot() {
    // Given
    Map<String, String> person = Map.of("token", board.token("board-person"));
    Map<String, String> planner = Map.of("token", board.token("board-planner"));

    // When
    HttpResponse<String> allowed = post("/login", Map.of(), person);
    HttpResponse<String> refused = post("/login", Map.of(), planner);

    // Then
    assertThat(open(cookie(allowed), "/").statusCode()).isEqualTo(200);
    assertThat(refused.statusCode()).isEqualTo(401);
  }

  @Test
  void makesALinkForWhoHoldsThePersonsToken() throws Exception {
    // Given
    Map<String, String> person = Map.of("X-Api-Key", board.token("board-person"));
    Map<String, String> planner = Map.of("X-Api-Key", board.token("board-planner"));

    // When
    HttpResponse<String> link = post("/login/links/", person, Map.of());
    HttpResponse<String> refused = post("/login/links/", planner, Map.of());

    // Then
    String path = JSON.readTree(link.body()).path("path").textValue();
    assertThat(board.send("GET", path, Map.of(), "").statusCode()).isEqualTo(303);
    assertThat(refused.statusCode()).isEqualTo(403);
  }

  @Test
  void worksUnderThePersonsIdentity() {
    // Given
    String cookie = login();
    String card = createCard(cookie, "Fix it");

    // When
    submit(cookie, "/cards/" + card + "/move", Map.of("state", stateNamed("Blocked")));
    submit(cookie, "/cards/" + card + "/labels", Map.of("add", "policy: approved"));
    submit(cookie, "/cards/" + card + "/labels", Map.of("remove", "repo: api-service"));
    submit(cookie, "/cards/" + card + "/comments", Map.of("comment", "Please do"));
    submit(
        cookie,
        "/cards/" + card + "/edit",
        Map.of("title", "Fix it all", "description", "## Goal\nDo it all"));

    // Then
    JsonNode item = api("work-items/" + card + "/?expand=state,labels");
    assertThat(item.path("name").asText()).isEqualTo("Fix it all");
    assertThat(item.path("description_html").asText()).contains("<h2>Goal</h2>", "Do it all");
    assertThat(item.path("state").path("name").asText()).isEqualTo("Blocked");
    assertThat(item.path("labels").findValuesAsText("name"))
        .containsExactlyInAnyOrder("policy: approved", "task-kind: goal");
    assertThat(api("work-items/" + card + "/activities/").path("results").findValuesAsText("actor"))
        .containsOnly(FirstStart.PERSON);
    assertThat(api("work-items/" + card + "/comments/").path("results").findValuesAsText("actor"))
        .containsOnly(FirstStart.PERSON);
  }

  @Test
  void savingAnUntouchedDescriptionKeepsItsMarkup() {
    // Given
    String cookie = login();
    String card = createCard(cookie, "Markup");
    String html = "<div><p>a <strong>b</strong></p><pre><code>x</code></pre></div>";
    board.call(
        "PATCH",
        PROJECT + "work-items/" + card + "/",
        "{\"description_html\": \"%s\"}".formatted(html));
    Matcher shown =
        Pattern.compile("<textarea id=\"description\"[^>]*>\\n?([^<]*)</textarea>")
            .matcher(open(cookie, "/cards/" + card).body());
    assertThat(shown.find()).isTrue();

    // When
    submit(
        cookie,
        "/cards/" + card + "/edit",
        Map.of("title", "Markup", "description", shown.group(1).replace("\n", "\r\n")));

    // Then
    assertThat(api("work-items/" + card + "/").path("description_html").asText()).isEqualTo(html);
  }

  @Test
  void formsOfOtherSitesAreRefused() {
    // Given
    String cookie = login();

    // When
    HttpResponse<String> withoutToken =
        submit(cookie, "/cards", Map.of("form", "", "title", "Planted"));
    HttpResponse<String> crossSite =
        post(
            "/cards",
            Map.of("Cookie", cookie, "Sec-Fetch-Site", "cross-site"),
            Map.of("title", "Planted"));

    // Then
    assertThat(withoutToken.statusCode()).isEqualTo(403);
    assertThat(crossSite.statusCode()).isEqualTo(403);
    assertThat(api("work-items/").path("total_count").intValue()).isZero();
  }

  @Test
  void whatCardsSayIsNeverMarkup() {
    // Given
    String hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    String cookie = login();
    String card = createCard(cookie, hostile);
    submit(cookie, "/cards/" + card + "/labels", Map.of("add", hostile));
    board.call(
        "POST",
        PROJECT + "work-items/" + card + "/comments/",
        "{\"comment_html\": \"<p>c</p><script>alert(2)</script><img src=x onerror=alert(2)>\"}");

    // When
    HttpResponse<String> front = open(cookie, "/");
    HttpResponse<String> inside = open(cookie, "/cards/" + card);

    // Then
    for (HttpResponse<String> page : List.of(front, inside)) {
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script", "<img");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'")
          .doesNotContain("unsafe");
    }
  }

  @Test
  void aFaultIsShownAndWhatWasTypedStays() {
    // Given
    String cookie = login();

    // When
    HttpResponse<String> refused =
        submit(
            cookie,
            "/cards",
            Map.of("title", " ", "description", "typed", "state", stateNamed("Backlog")));

    // Then
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("may not be blank", "typed");
  }

  @Test
  void loggingOutEndsTheSession() {
    // Given
    String cookie = login();

    // When
    submit(cookie, "/logout", Map.of());

    // Then
    assertThat(open(cookie, "/").statusCode()).isEqualTo(401);
  }
}
