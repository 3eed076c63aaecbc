package io.operationscenter.execution.executions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent adds a secret to what it changes, prints it and has validation print it: rule {@code
 * content.secret} stops the run before any commit, and the secret is nowhere afterwards. What is
 * written on the card comes from the answers that are searched here too.
 */
class SecretsNeverLeaveIT {

  private static final Random RANDOM = new Random(20260504);
  private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final String ALPHANUMERIC = LETTERS + "123456789";

  private static String some(String characters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(characters.charAt(RANDOM.nextInt(characters.length())));
    }
    return text.toString();
  }

  private static String word(int length) {
    return some(LETTERS, length - 2) + "7" + some(ALPHANUMERIC, 1);
  }

  /** What must appear nowhere, and the line of a file it stands in; by shape. */
  private static Map<String, Secret> shapes() {
    Map<String, Secret> shapes = new LinkedHashMap<>();
    for (String prefix :
        List.of(
            "ghp_",
            "gho_",
            "ghu_",
            "ghs_",
            "ghr_",
            "github_pat_",
            "glpat-",
            "gldt-",
            "xoxb-",
            "xapp-",
            "sk-",
            "sk_live_",
            "rk_test_",
            "gsk_",
            "xai-",
            "pplx-",
            "r8_",
            "hf_",
            "npm_",
            "dckr_pat_",
            "hvs.",
            "lin_api_",
            "glsa_",
            "ATATT3",
            "plane_api_",
            "plane_wh_",
            "GOCSPX-",
            "ya29.")) {
      shapes.put(prefix, Secret.alone(prefix + word(36)));
    }
    shapes.put("AKIA", Secret.alone("AKIA" + some("ABCDEFGHJKLMNPQRSTUVWXYZ23", 16)));
    shapes.put("AIza", Secret.alone("AIza" + word(35)));
    shapes.put("pypi", Secret.alone("pypi-Ag" + word(40)));
    shapes.put("dop_v1", Secret.alone("dop_v1_" + some("0123456789abcdef", 64)));
    shapes.put("sntrys", Secret.alone("sntrys_" + word(40)));
    shapes.put("shpat", Secret.alone("shpat_" + some("0123456789abcdef", 32)));
    shapes.put("SG.", Secret.alone("SG." + word(22) + "." + word(43)));
    shapes.put(
        "age", Secret.alone("AGE-SECRET-KEY-1" + some("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)));
    shapes.put("jwt", Secret.alone("eyJ" + word(20) + "." + word(30) + "." + word(30)));
    String aws = some(ALPHANUMERIC + "/+", 40);
    shapes.put("aws secret", new Secret(aws, "aws_secret_access_key = " + aws));
    String password = word(20);
    shapes.put("url", new Secret(password, "url = https://deploy:" + password + "@example.org/x"));
    String bearer = word(40);
    shapes.put("header", new Secret(bearer, "Authorization: Bearer " + bearer));
    String key = some(ALPHANUMERIC, 64);
    shapes.put(
        "pem",
        new Secret(
            key,
            "-----BEGIN RSA "
                + "PRIVATE KEY-----\n"
                + key
                + "\n-----END RSA "
                + "PRIVATE KEY-----"));
    return shapes;
  }

  private record Secret(String text, String line) {
    static Secret alone(String token) {
      return new Secret(token, "token = \"" + token + "\"");
    }
  }

  /**
   * Ways to bring a secret in besides a line of text; {@code $s} is it, {@code $f} a file with it.
   */
  private static Map<String, String> ways() {
    Map<String, String> ways = new LinkedHashMap<>();
    ways.put("a binary file", "printf 'a\\000b %s\\n' \"$s\" > src/blob");
    ways.put(
        "an attribute that calls it binary",
        "printf '* -diff\\n' > src/.gitattributes; cp \"$f\" src/plain.txt");
    ways.put("wide characters", "printf '%s' \"$s\" | iconv -t UTF-16LE > src/wide.txt");
    ways.put("a name", "mkdir -p src/keys; echo x > \"src/keys/$s\"");
    ways.put("the target of a link", "ln -s \"$s\" src/link");
    ways.put("no line break at the end", "printf 'key=%s' \"$s\" > src/last");
    ways.put("behind a carriage return", "printf 'x\\r%s\\r\\n' \"$s\" > src/cr");
    ways.put("behind a percent escape", "printf 'u = %%3D%s\\n' \"$s\" > src/url");
    ways.put("behind an escaped line break", "printf 'k = \"\\\\n%s\"\\n' \"$s\" > src/source");
    ways.put("behind an escape in JSON", "printf '{\"k\":\"a\\\\t%s\"}' \"$s\" > src/some.json");
    ways.put(
        "behind an escaped code point", "printf '{\"k\":\"\\\\u003d%s\"}' \"$s\" > src/x.json");
    ways.put("a folder", "mkdir -p \"src/$s\"; echo x > \"src/$s/file\"");
    return ways;
  }

  private static String agent(Path cases) {
    return """
        n=$(sed -n 's/.*case \\([0-9]*\\) .*/\\1/p' "$1" | head -n 1)
        f=%1$s/$n.line
        s=$(cat %1$s/$n.text)
        cat "$f"
        cat "$f" >&2
        . %1$s/$n.sh
        """
        .formatted(cases);
  }

  /** Every object of every repository below a folder, as bytes. */
  private static byte[] objects(Path repository) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "git",
                "-c",
                "safe.directory=*",
                "--git-dir",
                repository.toString(),
                "cat-file",
                "--batch-all-objects",
                "--batch")
            .redirectErrorStream(true)
            .start();
    byte[] all = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    return all;
  }

  private static List<Path> repositories(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(path -> path.endsWith("objects") && Files.isDirectory(path))
          .map(path -> path.resolveSibling(""))
          .map(Path::toAbsolutePath)
          .map(Path::normalize)
          .toList();
    }
  }

  private static List<String> whereaboutsOf(List<Secret> secrets, Map<String, byte[]> places) {
    List<String> found = new ArrayList<>();
    places.forEach(
        (place, bytes) -> {
          String text = new String(bytes, StandardCharsets.ISO_8859_1);
          String narrow = text.replace("\0", "");
          for (Secret secret : secrets) {
            if (text.contains(secret.text()) || narrow.contains(secret.text())) {
              found.add(secret.text().substring(0, 4) + "… in " + place);
            }
          }
        });
    return found;
  }

  @Test
  void noShapeOfSecretGetsPastTheCheckOrIntoAnyRecord(@TempDir Path folder) throws Exception {
    // Given: a case for each shape, and one for each way
    Path cases = Files.createDirectory(folder.resolve("cases"));
    List<Secret> secrets = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Map<String, Secret> shapes = shapes();
    assertThat(shapes).hasSizeGreaterThanOrEqualTo(30);
    for (Map.Entry<String, Secret> shape : shapes.entrySet()) {
      write(cases, secrets.size(), shape.getValue(), "cat \"$f\" >> src/greeting");
      secrets.add(shape.getValue());
      names.add(shape.getKey());
    }
    for (Map.Entry<String, String> way : ways().entrySet()) {
      Secret secret = Secret.alone("ghp_" + word(36));
      write(cases, secrets.size(), secret, way.getValue());
      secrets.add(secret);
      names.add(way.getKey());
    }
    Secret none = new Secret("harmless", "hello");
    write(cases, secrets.size(), none, "echo hello > src/greeting");

    Map<String, byte[]> places = new LinkedHashMap<>();
    try (ServedExecution execution =
        ServedExecution.start(
            folder,
            agent(cases),
            "cat src/* 2>/dev/null || true",
            "max_concurrent_kodo: 0\n",
            Map.of(
                "OPERATIONS_CENTER_MAX_EXEC_PER_HOUR", "1000",
                "OPERATIONS_CENTER_MAX_EXEC_PER_DAY", "1000",
                "OPERATIONS_CENTER_CIRCUIT_BREAKER_THRESHOLD", "1",
                "OPERATIONS_CENTER_CIRCUIT_BREAKER_WINDOW", "100"))) {

      // When: one that is fine, so that failures do not open the circuit, then all others
      admit(execution, secrets.size());
      JsonNode fine = execution.ended("ticket-" + secrets.size());
      for (int n = 0; n < secrets.size(); n++) {
        admit(execution, n);
      }

      // Then
      assertThat(fine.path("state").asText()).as(fine.toString()).isEqualTo("succeeded");
      for (int n = 0; n < secrets.size(); n++) {
        JsonNode ticket = execution.ended("ticket-" + n);
        String shape = names.get(n);
        assertThat(ticket.path("state").asText()).as(shape + ticket).isEqualTo("failed");
        assertThat(ticket.at("/result/failure_category").asText())
            .as(shape + ticket)
            .isEqualTo("scope_violation");
        assertThat(ticket.at("/result/failure_reason").asText())
            .as(shape)
            .startsWith("content.secret");
        assertThat(ticket.path("commit").isNull()).as(shape).isTrue();
        places.put("ticket of " + shape, ticket.toString().getBytes(StandardCharsets.UTF_8));
        String id = "/v1/executions/ticket-" + n;
        places.put(
            "account of " + shape,
            execution
                .ask(ServedExecution.PLANNER, "GET", id + "/account", "")
                .toString()
                .getBytes(StandardCharsets.UTF_8));
      }
      places.put(
          "the feed",
          execution
              .send(ServedExecution.PLANNER, "GET", "/v1/events?limit=1000", "")
              .body()
              .getBytes(StandardCharsets.UTF_8));
      places.put("stdout", execution.service().stdout().getBytes(StandardCharsets.UTF_8));
      places.put("stderr", execution.service().stderr().getBytes(StandardCharsets.UTF_8));
      execution.service().sigterm();
      execution.service().exitCode();
    }
    Path root = folder.resolve("root");
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        places.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    List<Path> repositories = new ArrayList<>(repositories(root));
    repositories.add(folder.resolve("origin.git"));
    assertThat(repositories).as("a mirror and the origin").hasSizeGreaterThanOrEqualTo(2);
    for (Path repository : repositories) {
      places.put("objects of " + repository, objects(repository));
    }
    assertThat(whereaboutsOf(List.of(new Secret("helo", "")), places))
        .as("the search finds what is there")
        .isNotEmpty();
    assertThat(whereaboutsOf(secrets, places)).isEmpty();
    assertThat(ServedExecution.sh(folder, "git -C origin.git for-each-ref --format='%(refname)'"))
        .hasLineCount(2)
        .contains("refs/heads/main");
  }

  private static void write(Path cases, int n, Secret secret, String script) throws IOException {
    Files.writeString(cases.resolve(n + ".line"), secret.line() + "\n");
    Files.writeString(cases.resolve(n + ".text"), secret.text());
    Files.writeString(cases.resolve(n + ".sh"), script + "\n");
  }

  private static void admit(ServedExecution execution, int n) throws Exception {
    execution.ask(
        ServedExecution.PLANNER,
        "PUT",
        "/v1/executions/ticket-" + n,
        execution.command(
            "task-" + n,
            c -> {
              c.put("start", true);
              ((ObjectNode) c.at("/bundle/proposal")).put("goal_text", "Do case " + n + " well");
            }));
  }
}
