package io.operationscenter.kit.config.file;

import static io.operationscenter.kit.config.Samples.CODEC;
import static io.operationscenter.kit.config.Samples.MINIMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.operationscenter.kit.config.secrets.Secret;
import io.operationscenter.kit.config.secrets.SecretNeeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceConfigurationTest {

  private static final String REMOTE =
      MINIMAL
          .replace(
              "plane: {mode: embedded}",
              "plane: {base_url: 'http://p', api_token_env: PLANE_API_TOKEN, workspace_slug: w,"
                  + " project_id: 7b2f0a5e-4a6e-4c61-9d0c-0f6d1f7f0a11}")
          .replace("git: {}", "git: {token_env: GITHUB_TOKEN}");

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @Test
  void readsTheDefaultPathInTheWorkingDirectory() throws IOException {
    Path file = folder.resolve("config/operations_center.local.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, MINIMAL);

    assertThat(read(SecretNeeds.planner()).loaded().source()).isEqualTo(file);
  }

  @Test
  void reportsFileAndEnvironmentTogether() throws IOException {
    write("git: 1\n" + MINIMAL.replace("git: {}\n", ""));
    environment.put("OPERATIONS_CENTER_MAX_EXEC_PER_DAY", "many");

    assertThat(faults(SecretNeeds.planner()))
        .containsExactly(
            "OPERATIONS_CENTER_MAX_EXEC_PER_DAY: must be an integer, got \"many\"",
            "git (line 1:1): must be an object, got 1");
  }

  @Test
  void reportsAPathThatIsNone() {
    environment.put("OPERATIONS_CENTER_CONFIG", "a\0b");

    assertThat(faults(SecretNeeds.planner())).first().asString().contains("must be a path");
  }

  @Test
  void plannerNeedsThePlaneToken() throws IOException {
    write(REMOTE);

    assertThat(faults(SecretNeeds.planner()))
        .containsExactly(
            "plane.api_token_env: needs the environment variable PLANE_API_TOKEN, which is not set");
    environment.put("PLANE_API_TOKEN", "  hunter2\n");
    assertThat(read(SecretNeeds.planner()).secrets().of("PLANE_API_TOKEN"))
        .contains(new Secret("PLANE_API_TOKEN", "hunter2"));
  }

  @Test
  void plannerNeedsNoTokenForTheEmbeddedBoard() throws IOException {
    write(MINIMAL);

    assertThat(read(SecretNeeds.planner()).secrets().all()).isEmpty();
  }

  @Test
  void aServiceHoldsItsOwnSecretsOnly() throws IOException {
    write(REMOTE.replace("default_branch: main", "default_branch: main\n    token_env: API_TOKEN"));
    environment.put("PLANE_API_TOKEN", "plane");
    environment.put("GITHUB_TOKEN", "global");
    environment.put("API_TOKEN", "own");
    environment.put(SecretNeeds.WEBHOOK_SECRET, "webhook");

    assertThat(variables(SecretNeeds.planner())).containsExactly("PLANE_API_TOKEN");
    assertThat(variables(SecretNeeds.execution())).containsExactly("GITHUB_TOKEN", "API_TOKEN");
    assertThat(variables(SecretNeeds.review())).containsExactly("GITHUB_TOKEN", "API_TOKEN");
    assertThat(variables(SecretNeeds.ingest())).containsExactly(SecretNeeds.WEBHOOK_SECRET);
  }

  @Test
  void anUnsetGitTokenIsNoFault() throws IOException {
    write(REMOTE);

    assertThat(read(SecretNeeds.execution()).secrets().of("GITHUB_TOKEN")).isEmpty();
  }

  @Test
  void everyServiceNeedsThePasswordOfItsDatabase() throws IOException {
    write(
        MINIMAL + "store: {kind: postgresql, url: 'jdbc:postgresql://db/oc', password_env: DB}\n");
    environment.put(SecretNeeds.WEBHOOK_SECRET, "s");

    for (SecretNeeds needs :
        List.of(
            SecretNeeds.planner(),
            SecretNeeds.execution(),
            SecretNeeds.review(),
            SecretNeeds.ingest())) {
      assertThat(faults(needs))
          .containsExactly(
              "store.password_env: needs the environment variable DB, which is not set");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "20413, 0, 127.0.0.1, true",
    "0, 0, 127.0.0.1, false",
    "20413, 1, 127.0.0.1, false",
    "20413, 1, localhost, false",
    "20413, 1, 0.0.0.0, true",
  })
  void ingestNeedsTheWebhookSecretUnlessNobodyElseCanSend(
      String port, String unsigned, String host, boolean needed) throws IOException {
    write(MINIMAL);
    environment.put("OPERATIONS_CENTER_WEBHOOK_PORT", port);
    environment.put("OPERATIONS_CENTER_WEBHOOK_ALLOW_UNSIGNED", unsigned);
    environment.put("OPERATIONS_CENTER_WEBHOOK_HOST", host);

    if (needed) {
      assertThat(faults(SecretNeeds.ingest()))
          .containsExactly(
              "the CI webhook: needs the environment variable OPERATIONS_CENTER_WEBHOOK_SECRET,"
                  + " which is not set");
    } else {
      assertThat(read(SecretNeeds.ingest()).secrets().all()).isEmpty();
    }
  }

  @Test
  void neverShowsASecret() throws IOException {
    write(REMOTE);
    environment.put("PLANE_API_TOKEN", "hunter2");

    ServiceConfiguration configuration = read(SecretNeeds.planner());

    assertThat(configuration.toString()).contains("PLANE_API_TOKEN").doesNotContain("hunter2");
    assertThat(configuration.secrets().all().toString()).doesNotContain("hunter2");
  }

  private List<String> variables(SecretNeeds needs) {
    return read(needs).secrets().all().stream().map(Secret::variable).toList();
  }

  private ServiceConfiguration read(SecretNeeds needs) {
    return ServiceConfiguration.read(CODEC, needs, environment::get, folder);
  }

  private List<String> faults(SecretNeeds needs) {
    ConfigurationRejected rejected =
        catchThrowableOfType(ConfigurationRejected.class, () -> read(needs));
    return rejected.faults().stream().map(ConfigurationFault::toString).toList();
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("c.yaml"), text);
    environment.put("OPERATIONS_CENTER_CONFIG", "c.yaml");
  }
}
