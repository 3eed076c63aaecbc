package io.operationscenter.execution.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.contracts.paths.AllowedPaths;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million deceitful spellings of paths against the path rules and the allowed paths. What they
 * mean is told by the kernel on real files, and what the rules say of that by a second matcher.
 */
class PathEscapesTest {

  private static final long SEED = 20_260_711;
  private static final int PATHS = 1_000_000;
  private static final int DECLARED_AT_ONCE = 100;
  private static final int POLICIES = 100;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());
  private static final PolicyEngine ENGINE = RulesFixture.engine(Clock.systemUTC());
  private static final List<TaskType> TYPES =
      List.of(TaskType.BUG_FIX, TaskType.TEST_WRITE, TaskType.REFACTOR);
  private static final List<String> PATTERNS =
      List.of(
          "**/.ssh/**",
          "**/.gnupg/**",
          "*.env",
          ".env*",
          "**/.env*",
          "config/secrets*",
          "**/secrets/**",
          "docker-compose*.yml",
          ".github/workflows/**",
          "Dockerfile*",
          "**/migrations/**",
          "src/**",
          "src",
          "src/*",
          "**/*.py",
          "[!s]*",
          "**/[a-l]/**",
          "?",
          "**/gr\u00f6\u00dfe/**",
          "*/1.py",
          "lib/**/id_rsa",
          "**/..x",
          "*.",
          "**/* ",
          "SRC/**",
          "a/**",
          "**/[]*]",
          "**/**",
          "[",
          "**/???/*");

  @TempDir private Path folder;

  private enum Answer {
    PASSES,
    REVIEW,
    BLOCKED
  }

  private record PlainRule(PlainGlob glob, Answer answer, Optional<TaskType> only) {}

  private record PlainPolicy(List<PlainRule> rules, Answer otherwise) {
    Answer about(String name, TaskType type) {
      for (PlainRule rule : rules) {
        if (rule.only.filter(only -> only != type).isEmpty() && rule.glob.matches(name)) {
          return rule.answer;
        }
      }
      return otherwise;
    }
  }

  /** What a run on one repository may change: directories and files, named plainly, and globs. */
  private record Scope(AllowedPaths asked, List<String> names, List<PlainGlob> globs) {
    boolean covers(String name) {
      return names.stream().anyMatch(n -> name.equals(n) || name.startsWith(n + "/"))
          || globs.stream().anyMatch(glob -> glob.matches(name));
    }
  }

  @Test
  void noneOfAMillionSpellingsComesPastTheRules() throws IOException {
    // Given
    Random random = new Random(SEED);
    TreeOfTricks tree = new TreeOfTricks(folder, random);
    ArrayNode entries = JSON.createArrayNode();
    List<PlainPolicy> plain = new ArrayList<>();
    List<Scope> scopes = new ArrayList<>();
    for (int i = 0; i < POLICIES; i++) {
      plain.add(draw(random, entries.addObject().put("repo_key", "r" + i)));
      scopes.add(scope(random));
    }
    RulesInUse gate =
        RulesFixture.inUse(folder, "policy: {repo_policies: " + entries + "}\n", Clock.systemUTC());
    Map<String, Integer> seen = new HashMap<>();
    List<String> escapes = new ArrayList<>();

    // When
    for (int done = 0; done < PATHS; done += DECLARED_AT_ONCE) {
      int which = random.nextInt(POLICIES);
      List<String> paths = new ArrayList<>();
      for (int i = 0; i < DECLARED_AT_ONCE; i++) {
        paths.add(tree.spelling());
      }
      TaskProposal proposal = proposal("r" + which, TYPES.get(random.nextInt(3)), paths);
      Trial trial = new Trial(tree, proposal, plain.get(which), scopes.get(which), seen, escapes);
      trial.declared(gate.current(), paths);
      paths.forEach(path -> trial.changed(gate, path));
    }

    // Then
    assertThat(escapes).isEmpty();
    assertThat(seen.keySet())
        .contains(
            "declared PASSES",
            "declared REVIEW",
            "declared BLOCKED",
            "declared outside",
            "changed PASSES",
            "changed REVIEW",
            "changed BLOCKED",
            "changed outside",
            "through a link",
            "several names",
            "allowed",
            "not allowed");
    assertThat(seen).allSatisfy((what, times) -> assertThat(times).as(what).isGreaterThan(5_000));
  }

  /** Some paths declared by one proposal. */
  private record Trial(
      TreeOfTricks tree,
      TaskProposal proposal,
      PlainPolicy plain,
      Scope scope,
      Map<String, Integer> seen,
      List<String> escapes) {

    /** Before the run the spelling is all there is. */
    void declared(RuleBook rules, List<String> paths) {
      Map<String, Answer> said =
          ENGINE.evaluate(rules, proposal, ROUTED, null).decision().violations().stream()
              .filter(one -> one.ruleId().startsWith("path."))
              .collect(
                  Collectors.toMap(
                      one -> String.valueOf(one.relatedPath()),
                      Trial::answer,
                      (one, other) -> one.compareTo(other) < 0 ? other : one));
      for (String path : paths) {
        String slashed = path.replace('\\', '/');
        Optional<String> meant = tree.written(slashed);
        boolean allowed = scope.asked.allow(path);
        boolean covered = meant.filter(scope::covers).isPresent();
        note(allowed ? "allowed" : "not allowed");
        agree(path, "allowed", covered, allowed);
        if (meant.isEmpty()) {
          note("declared outside");
        } else {
          boolean directory = path.endsWith("/") && !meant.get().isEmpty();
          Answer expected = plain.about(meant.get() + (directory ? "/" : ""), proposal.taskType());
          note("declared " + expected);
          agree(path, "declared", expected, said.getOrDefault(path, Answer.PASSES));
        }
      }
    }

    private static Answer answer(PolicyViolation violation) {
      return violation.blocking() ? Answer.BLOCKED : Answer.REVIEW;
    }

    /** After it, the files that really changed. */
    void changed(RulesInUse gate, String path) {
      Optional<Path> real = tree.real(path);
      if (real.isEmpty()) {
        return;
      }
      if (!tree.holds(real.get())) {
        note("changed outside");
        return; // no difference of the tree; a link that led there may not be committed
      }
      String name = tree.name(real.get());
      if (name.indexOf('\\') >= 0) {
        return; // never committed, whatever the rules say
      }
      if (tree.written(path).filter(name::equals).isEmpty()) {
        note("through a link");
      }
      List<String> names = tree.namesOfSameFile(name);
      if (names.size() > 1) {
        note("several names");
      }
      List<String> blocked = RulesFixture.blocked(gate, proposal, names);
      List<String> reviewed = RulesFixture.reviewed(gate, proposal, names);
      for (String each : names) {
        Answer expected = plain.about(each, proposal.taskType());
        note("changed " + expected);
        agree(each, "changed", expected, answer(each, blocked, reviewed));
        agree(each, "allowed", scope.covers(each), scope.asked.allow(each));
      }
    }

    private static Answer answer(String name, List<String> blocked, List<String> reviewed) {
      return blocked.contains(name)
          ? Answer.BLOCKED
          : reviewed.contains(name) ? Answer.REVIEW : Answer.PASSES;
    }

    private void note(String what) {
      seen.merge(what, 1, Integer::sum);
    }

    private void agree(String path, String about, Object expected, Object answered) {
      if (!expected.equals(answered) && escapes.size() < 20) {
        escapes.add(
            "'%s' in %s as %s: %s should be %s, is %s"
                .formatted(
                    path,
                    proposal.target().repoKey(),
                    proposal.taskType(),
                    about,
                    expected,
                    answered));
      }
    }
  }

  private static final LaneDecision ROUTED =
      CODEC.read(
          LaneDecision.class,
          """
          {"decision_id": "d", "proposal_id": "p", "selected_lane": "claude_cli",
           "selected_backend": "kodo"}""");

  private static TaskProposal proposal(String repo, TaskType type, List<String> paths) {
    return CODEC.read(
        TaskProposal.class,
        """
        {"proposal_id": "p", "task_id": "t", "project_id": "", "task_type": "%s",
         "execution_mode": "goal", "goal_text": "Fix", "risk_level": "low",
         "target": {"repo_key": "%s", "clone_url": "git@example.org:o/r.git",
                    "base_branch": "main", "allowed_paths": %s}}"""
            .formatted(type.wire(), repo, CODEC.json(paths)));
  }

  private static PlainPolicy draw(Random random, ObjectNode entry) {
    Map<String, Answer> modes =
        Map.of(
            "allow", Answer.PASSES,
            "read_only", Answer.REVIEW,
            "review_required", Answer.REVIEW,
            "block", Answer.BLOCKED);
    List<String> words = modes.keySet().stream().sorted().toList();
    List<PlainRule> rules = new ArrayList<>();
    ObjectNode paths = entry.putObject("path_policy");
    ArrayNode written = paths.putArray("rules");
    for (int n = random.nextInt(8); n >= 0; n--) {
      String pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
      String mode = words.get(random.nextInt(words.size()));
      Optional<TaskType> only =
          random.nextInt(4) == 0
              ? Optional.of(TYPES.get(random.nextInt(TYPES.size())))
              : Optional.empty();
      ObjectNode rule = written.addObject().put("path_pattern", pattern).put("access_mode", mode);
      only.ifPresent(type -> rule.putArray("applies_to_task_types").add(type.wire()));
      rules.add(new PlainRule(new PlainGlob(pattern), modes.get(mode), only));
    }
    List<String> defaults = List.of("allow", "allow", "review_required", "block");
    String otherwise = defaults.get(random.nextInt(defaults.size()));
    paths.put("default_mode", otherwise);
    return new PlainPolicy(rules, modes.get(otherwise));
  }

  private static Scope scope(Random random) {
    Map<String, String> spelled =
        Map.of(
            "src", "src",
            "src/", "src",
            "./lib/", "lib",
            "a/../config/", "config",
            ".ssh/../a", "a",
            "secrets//1.py", "secrets/1.py",
            "gr\u00f6\u00dfe/", "gr\u00f6\u00dfe");
    List<String> keys = spelled.keySet().stream().sorted().toList();
    List<String> entries = new ArrayList<>();
    for (int n = random.nextInt(3); n >= 0; n--) {
      entries.add(keys.get(random.nextInt(keys.size())));
    }
    entries.add(PATTERNS.get(random.nextInt(PATTERNS.size())));
    return new Scope(
        AllowedPaths.of(entries),
        entries.stream().map(entry -> spelled.getOrDefault(entry, entry)).toList(),
        entries.stream().map(PlainGlob::new).toList());
  }
}
