package io.operationscenter.kit.config.file;

import static io.operationscenter.kit.config.Samples.FILE;
import static io.operationscenter.kit.config.Samples.MINIMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.operationscenter.kit.config.PlaneMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorConfigurationFileTest {

  private static final String REMOTE =
      """
      plane:
        base_url: http://localhost:8080/
        api_token_env: PLANE_API_TOKEN
        workspace_slug: operations-center
        project_id: 7b2f0a5e-4a6e-4c61-9d0c-0f6d1f7f0a11
      git: {token_env: GITHUB_TOKEN, open_pr_default: false}
      kodo: {binary: scripts/kodo-shim, orchestrator: "claude-code:opus"}
      repos:
        OperationsCenter:
          clone_url: git@github.com:owner/OperationsCenter.git
          default_branch: main
          validation_commands: [".venv/bin/pytest -q", ".venv/bin/ruff check ."]
          allowed_base_branches: [main, "release-*"]
          await_review: true
      self_repo_key: OperationsCenter
      focus_areas: [test coverage, type safety]
      escalation: {webhook_url: "", block_threshold: 5, cooldown_seconds: 3600}
      scheduled_tasks:
        - {cron: "0 9 * * 1", title: Weekly dependency audit, goal: Check outdated dependencies., repo_key: OperationsCenter}
        - {every: 1d, at: 09:30, on_days: [mon, Thursday], title: Daily, goal: Look., repo_key: OperationsCenter}
      maintenance_windows:
        - {start_hour: 2, end_hour: 4, days: [0, 1, 2, 3, 4]}
      kodo_profiles:
        context_limit: {cycles: 6, exchanges: 40, effort: high}
      """;

  @TempDir Path folder;

  @Test
  void readsTheExampleOfTheSpecification() throws IOException {
    LoadedConfiguration loaded = load(REMOTE);

    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.digest()).matches("[0-9a-f]{64}");
    var configuration = loaded.configuration();
    assertThat(configuration.plane().remote().orElseThrow().baseUrl())
        .isEqualTo("http://localhost:8080");
    assertThat(configuration.repos().get("OperationsCenter").awaitReview()).isTrue();
    assertThat(configuration.scheduledTasks().get(1).at()).isEqualTo("09:30");
    assertThat(configuration.maintenanceWindows().getFirst().days())
        .containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(configuration.stalePrDays()).isEqualTo(7);
  }

  @Test
  void needsNoPlaneWithTheEmbeddedBoard() throws IOException {
    var configuration = load(MINIMAL).configuration();

    assertThat(configuration.plane().mode()).isEqualTo(PlaneMode.EMBEDDED);
    assertThat(configuration.plane().remote()).isEmpty();
  }

  @Test
  void reportsAWrongTypeThreeLevelsDeepTogetherWithAnUnknownKey() throws IOException {
    assertThat(
            faults(
                """
                plane: {mode: embedded}
                git: {}
                kodo: {cycels: 3}
                repos:
                  api:
                    clone_url: git@github.com:org/api.git
                    default_branch: main
                    validation_timeout_seconds: "300"
                """))
        .containsExactly(
            "kodo.cycels (line 3:8): is not known; did you mean cycles?",
            "repos.api.validation_timeout_seconds (line 8:5): must be an integer (64 bit), got"
                + " \"300\"");
  }

  @Test
  void reportsEverythingAtOnce() throws IOException {
    assertThat(
            faults(
                """
                plane:
                  base_url: localhost
                  requests_per_minute: lots
                git: ~
                repos:
                  api:
                    clone_url: git@github.com:org/api.git
                  API: {clone_url: git@github.com:org/b.git, default_branch: main}
                self_repo_key: apo
                sandbox: {mode: sometimes, run_as: 0}
                reviewer: {bot_logins: bot, auto_merge_success_rate_threshold: 1.5}
                maintenance_windows: [{start_hour: 24, end_hour: 4.0}, {start_hour: 1, end_hour: 2, days: [7]}]
                store: {kind: postgresql}
                backends: {kodo: {engine: command}}
                scheduled_tasks: [{cron: "0 9 * * 1", title: "", goal: g}]
                stale_pr_days: 0
                error_ingest: {default_repo_key: nope, log_sources: [{path: x, repo_key: web, pattern: "("}]}
                colour: blue
                """))
        .containsExactly(
            "kodo: is required",
            "plane.api_token_env (line 1:1): is required when mode is remote",
            "plane.workspace_slug (line 1:1): is required when mode is remote",
            "plane.project_id (line 1:1): is required when mode is remote",
            "plane.base_url (line 2:3): must be an http or https URL without user name and password",
            "plane.requests_per_minute (line 3:3): must be an integer (64 bit), got \"lots\"",
            "git (line 4:1): must not be null",
            "repos.api.default_branch (line 6:3): is required",
            "repos.api (line 6:3): must differ from API in more than case: labels name both",
            "self_repo_key (line 9:1): must be a key of repos, got \"apo\"; did you mean api?",
            "sandbox.mode (line 10:11): must be one of preferred, required, got \"sometimes\"",
            "sandbox.run_as (line 10:28): must be at least 1, got 0",
            "reviewer.bot_logins (line 11:12): must be a list, got \"bot\"",
            "reviewer.auto_merge_success_rate_threshold (line 11:29): must be at most 1, got 1.5",
            "maintenance_windows.0.start_hour (line 12:24): must be at most 23, got 24",
            "maintenance_windows.0.end_hour (line 12:40): must be an integer (64 bit), got 4.0",
            "maintenance_windows.1.days (line 12:85): must be numbers from 0 (Monday) to 6 (Sunday),"
                + " got [7]",
            "store.url (line 13:1): is required when kind is postgresql",
            "backends.kodo.command (line 14:12): is required when engine is command",
            "scheduled_tasks.0.repo_key (line 15:19): is required",
            "scheduled_tasks.0.title (line 15:39): must not be blank",
            "stale_pr_days (line 16:1): must be at least 1, got 0",
            "error_ingest.default_repo_key (line 17:16): must be a key of repos, got \"nope\"",
            "error_ingest.log_sources.0.repo_key (line 17:64): must be a key of repos, got \"web\"",
            "error_ingest.log_sources.0.pattern (line 17:79): must be a regular expression, got (",
            "colour (line 18:1): is not known");
  }

  @Test
  void namesTheFileAndEveryFaultInOneMessage() throws IOException {
    Path file = write("git: 1\nkodo: 2\n");

    assertThatThrownBy(() -> FILE.load(file))
        .isInstanceOf(ConfigurationRejected.class)
        .hasMessageStartingWith("configuration " + file + " has 4 faults:\n  ")
        .hasMessageContaining("\n  git (line 1:1): must be an object, got 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kodo: {effort: heavy}|kodo.effort|must be one of minimal, standard, thorough, got \"heavy\"",
        "kodo: {effort: high}|kodo.effort|must be one of minimal, standard, thorough, got \"high\"",
        "kodo: {orchestrator: opus}|kodo.orchestrator|must be <backend>:<model>, got \"opus\"",
        "kodo: {team: }|kodo.team|must not be null",
        "kodo: {cycles: yes}|kodo.cycles|must be an integer (64 bit), got \"yes\"",
        "git: {sign_commits: yes}|git.sign_commits|must be a boolean, got \"yes\"; write true or false",
        "git: {sign_commits: 1}|git.sign_commits|must be a boolean, got 1",
        "git: {provider: 7}|git.provider|must be a string, got 7",
        "plane: {mode: embeded}|plane.mode|must be one of remote, embedded, got \"embeded\"",
        "plane: {mode: embedded, write_reserve: 55}|plane.write_reserve|must be smaller than requests_per_minute (55), got 55",
        "config: {leniant: true}|config.leniant|is not known; did you mean lenient?",
        "confg: {lenient: true}|confg|is not known; did you mean config?",
        "config: {lenient: true, lenien: true}|config.lenien|is not known; did you mean lenient?",
        "services: {planner: [http://a, ftp://b]}|services.planner|each must be an http or https URL without user name and password",
        "services: {ingest: []}|services.ingest|must not be empty",
        "archon: {poll_interval_seconds: .inf}|archon.poll_interval_seconds|must be a finite number, got Infinity",
        "cost_per_execution_usd: .nan|cost_per_execution_usd|must be a finite number, got NaN",
        "execution: {fixers: {lint_fx: [[ruff]]}}|execution.fixers|must be keyed by task types: [lint_fix, bug_fix, simple_edit, test_write, documentation, refactor, feature, dependency_update, unknown]",
        "execution: {fixers: {lint_fix: [[]]}}|execution.fixers|must be argument vectors that start with a program",
        "execution: {fixers: {lint_fix: [ruff]}}|execution.fixers.lint_fix.0|must be a list, got \"ruff\"",
        "policy: {repo_policies: [{repo_key: api, risk_profil: x}]}|policy.repo_policies.0.risk_profil|is not known; did you mean risk_profile?",
        "policy: {repo_policies: [{repo_key: api, allowed_task_types: [lint]}]}|policy.repo_policies.0.allowed_task_types.0|must be one of lint_fix, bug_fix, simple_edit, test_write, documentation, refactor, feature, dependency_update, unknown, got \"lint\"",
        "openclaw: {enabled: true}|openclaw.enabled|is not known",
        "parallel_slots: 0|parallel_slots|must be at least 1, got 0",
        "approvals: {expires_days: 999999999999}|approvals.expires_days|must be at most 36500, got 999999999999",
        "scheduled_tasks: {a: 1}|scheduled_tasks|must be a list, got {\"a\":1}",
        "focus_areas: [1]|focus_areas.0|must be a string, got 1",
        "kodo: {binary: !!str 7, team: !x 7}|kodo.team|must not have a tag (!!x); write the plain value",
      })
  void refusesOneValue(String line, String path, String message) throws IOException {
    String key = line.substring(0, line.indexOf(':') + 1);
    String text =
        MINIMAL.lines().anyMatch(other -> other.startsWith(key))
            ? MINIMAL.replaceFirst("(?m)^" + key + ".*$", Matcher.quoteReplacement(line))
            : MINIMAL + line + "\n";

    assertThat(refused(text))
        .extracting(ConfigurationFault::path, ConfigurationFault::message)
        .containsExactly(tuple(path, message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clone_url: https://user:hunter2@github.com/org/api.git",
        "clone_url: https://hunter2@github.com/org/api.git",
        "clone_url: ssh://git:hunter2@github.com/org/api.git",
        "clone_url: [https://user:hunter2@github.com/org/api.git]",
      })
  void refusesCredentialsInACloneUrlWithoutRepeatingThem(String line) throws IOException {
    List<String> faults = faults(MINIMAL.replaceFirst("clone_url: .*", line));

    assertThat(faults).hasSize(1).first().asString().startsWith("repos.api.clone_url (line 6:5)");
    assertThat(faults.toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git: {token_env: ghp-hunter2}",
        "store: {password_env: 'hunter2!'}",
        "escalation: {webhook_url: 'hooks.example.com/hunter2'}",
        "store: {url: 'postgresql://db?password=hunter2'}",
        "services: {planner: ['http://u:hunter2@h']}",
        "aider: {extra_args: '--api-key=hunter2'}",
        "kodo_profiles: {a: {cycles: many, hunter: 1}}",
      })
  void neverShowsWhatMayBeASecret(String line) throws IOException {
    String text = MINIMAL.replace("git: {}\n", line.startsWith("git") ? "" : "git: {}\n") + line;

    assertThat(faults(text)).isNotEmpty();
    assertThat(faults(text).toString()).doesNotContain("hunter2");
  }

  @Test
  void acceptsUserNamesThatAreNoSecret() throws IOException {
    String text = MINIMAL.replaceFirst("clone_url: .*", "clone_url: ssh://git@example.com/o/r.git");

    assertThat(load(text).configuration().repos().get("api").cloneUrl()).startsWith("ssh://git@");
  }

  @Test
  void takesUnknownKeysAsWarningsWhenLenient() throws IOException {
    LoadedConfiguration loaded =
        load(MINIMAL + "config: {lenient: true}\ncolour: blue\naider: {binry: x}\n");

    assertThat(loaded.warnings())
        .extracting(ConfigurationFault::toString)
        .containsExactly(
            "colour (line 9:1): is not known",
            "aider.binry (line 10:9): is not known; did you mean binary?");
  }

  @Test
  void staysStrictAboutValuesWhenLenient() throws IOException {
    assertThat(faults(MINIMAL + "config: {lenient: true}\ncolour: blue\nparallel_slots: x\n"))
        .containsExactly("parallel_slots (line 10:1): must be an integer (64 bit), got \"x\"");
  }

  @Test
  void warnsOfSchedulesAndPoliciesThatWillBeSkipped() throws IOException {
    LoadedConfiguration loaded =
        load(
            MINIMAL
                + """
                scheduled_tasks:
                  - {cron: 0 9 * *, title: a, goal: b, repo_key: api}
                  - {every: 1d, title: a, goal: b, repo_key: apy}
                  - {title: a, goal: b, repo_key: api, kind: chore}
                policy: {repo_policies: [{repo_key: web}, {repo_key: "*"}]}
                kodo_profiles: {lint_fix: {binary: other}}
                """);

    assertThat(loaded.warnings())
        .extracting(ConfigurationFault::path)
        .containsExactly(
            "scheduled_tasks.0.cron",
            "scheduled_tasks.1.repo_key",
            "scheduled_tasks.2",
            "scheduled_tasks.2.kind",
            "policy.repo_policies.0.repo_key",
            "kodo_profiles.lint_fix.binary");
    assertThat(loaded.warnings().get(1).message())
        .isEqualTo("must be a key of repos, got \"apy\"; did you mean api?; the entry is skipped");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|holds no settings; the example file shows every key",
        "'# only\\n# comments\\n'|holds no settings; the example file shows every key",
        "'---\\n'|must be a mapping of keys at the top level",
        "'- a\\n- b\\n'|must be a mapping of keys at the top level",
        "'text'|must be a mapping of keys at the top level",
        "'a: 1\\n---\\nb: 2\\n'|must be one YAML document, but another one begins (---)",
        "'a: [1\\nb: 2'|line 2:2: is no valid YAML: expected ',' or ']', but got :",
        "'a:\\n\\tb: 1\\n'|line 2:1: is indented with a tab; YAML allows spaces only",
      })
  void saysWhyATextIsNoConfiguration(String text, String sentence) throws IOException {
    assertThat(faults(text.translateEscapes())).contains(sentence);
  }

  @Test
  void refusesAnAliasBomb() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 25; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(faults(bomb.toString()))
        .containsExactly(
            "grows too large once its aliases are expanded (at most 100000 values and 4194304"
                + " characters)");
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    assertThat(faults(MINIMAL + "# ".repeat(1 << 19)))
        .containsExactly("must not be larger than 1048576 bytes");
  }

  @Test
  void reportsAHundredThousandFaultsWithoutTakingForever() throws IOException {
    List<String> faults = faults(MINIMAL + "scheduled_tasks:\n" + "- {}\n".repeat(90_000));

    assertThat(faults).hasSize(270_000);
    Path file = folder.resolve("configuration.yaml");
    assertThatThrownBy(() -> FILE.load(file))
        .hasMessageEndingWith("and 269900 more")
        .message()
        .hasLineCount(102);
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThat(texts(FILE.examine(folder.resolve("absent.yaml"))))
        .containsExactly("does not exist");
  }

  @Test
  void saysThatAPathIsADirectory() {
    assertThat(texts(FILE.examine(folder))).containsExactly("is a directory");
  }

  @Test
  void readsNoDevice() {
    assertThat(texts(FILE.examine(Path.of("/dev/zero")))).containsExactly("is no regular file");
  }

  @Test
  void saysWhereAFileStopsBeingUtf8() throws IOException {
    Path file = folder.resolve("latin.yaml");
    Files.write(file, "a: 1\nb: M\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(texts(FILE.examine(file))).containsExactly("line 2:5: is not UTF-8 text");
  }

  @Test
  void passesOverAByteOrderMark() throws IOException {
    assertThat(load("\uFEFF" + MINIMAL).configuration().repos()).containsOnlyKeys("api");
  }

  @Test
  void refusesUtf16() throws IOException {
    Path file = folder.resolve("utf16.yaml");
    Files.write(file, MINIMAL.getBytes(StandardCharsets.UTF_16));

    assertThat(texts(FILE.examine(file))).containsExactly("line 1:1: is not UTF-8 text");
  }

  @Test
  void digestDependsOnValuesOnly() throws IOException {
    String reordered =
        """
        # a comment
        stale_pr_days: 7      # the default, spelled out
        repos: {api: {default_branch: "main", clone_url: 'git@github.com:org/api.git'}}
        kodo: {cycles: 3}
        git: {}
        cost_per_execution_usd: 0
        plane: {mode: embedded}
        """;

    assertThat(load(reordered).digest()).isEqualTo(load(MINIMAL).digest());
    assertThat(load(MINIMAL + "stale_pr_days: 8\n").digest()).isNotEqualTo(load(MINIMAL).digest());
    assertThat(load(MINIMAL + "focus_areas: [a, b]\n").digest())
        .isNotEqualTo(load(MINIMAL + "focus_areas: [b, a]\n").digest());
  }

  @Test
  void resolvesTheEngineBesideTheFileThenInTheWorkingDirectory() throws IOException {
    Path beside = Files.createDirectories(folder.resolve("config/scripts"));
    Path working = Files.createDirectories(folder.resolve("work/scripts"));
    Path file = Files.writeString(folder.resolve("config/c.yaml"), REMOTE);
    LoadedConfiguration loaded = FILE.load(file);
    Path root = folder.resolve("work");

    assertThat(loaded.kodoBinary(root)).isEqualTo("scripts/kodo-shim");
    Files.createFile(working.resolve("kodo-shim"));
    assertThat(loaded.kodoBinary(root)).isEqualTo(working.resolve("kodo-shim").toString());
    Files.createFile(beside.resolve("kodo-shim"));
    assertThat(loaded.kodoBinary(root)).isEqualTo(beside.resolve("kodo-shim").toString());
  }

  private LoadedConfiguration load(String text) throws IOException {
    return FILE.load(write(text));
  }

  private List<String> faults(String text) throws IOException {
    return texts(FILE.examine(write(text)));
  }

  private List<ConfigurationFault> refused(String text) throws IOException {
    assertThat(FILE.examine(write(text))).isInstanceOf(ConfigurationReading.Refused.class);
    return ((ConfigurationReading.Refused) FILE.examine(write(text))).faults();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("configuration.yaml"), text);
  }

  private static List<String> texts(ConfigurationReading reading) {
    return switch (reading) {
      case LoadedConfiguration _ -> List.of();
      case ConfigurationReading.Refused refused ->
          refused.faults().stream().map(ConfigurationFault::toString).toList();
    };
  }
}
