package io.operationscenter.execution.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How long a policy takes to answer; started by {@code deploy/benchmarks/policy}.
 *
 * <p>Arguments: number of path rules, paths a proposal declares, seed. Prints a line a round:
 * {@code clock} for an empty measurement, {@code expressions} for the path rules alone as compiled
 * regular expressions, the first that matches counting, or {@code policy} for a whole decision; and
 * p50, p99, p99.9 and the slowest in microseconds, separated by tabs. Both are compared first.
 */
public final class PolicyTimes {

  private static final int PROPOSALS = 500;
  private static final int ROUNDS = 5;
  private static final int CHECKED = 2_000;
  private static final int SHARE_MATCHED = 10;
  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());

  private static final List<String> WORDS =
      List.of(
          "account",
          "adapter",
          "api",
          "audit",
          "board",
          "build",
          "cache",
          "card",
          "client",
          "codec",
          "config",
          "contract",
          "core",
          "data",
          "deploy",
          "domain",
          "engine",
          "event",
          "gate",
          "index",
          "ledger",
          "metric",
          "model",
          "network",
          "order",
          "path",
          "plan",
          "policy",
          "queue",
          "report",
          "rest",
          "route",
          "run",
          "schema",
          "search",
          "service",
          "session",
          "store",
          "task",
          "token",
          "trace",
          "usage",
          "view",
          "worker");
  private static final List<String> ENDINGS = List.of("java", "py", "ts", "md", "yaml", "sql");
  private static final List<String> MODES = List.of("review_required", "block", "allow");

  private final Random random;
  private final List<Expression> expressions = new ArrayList<>();
  private final RuleBook rules;
  private final List<TaskProposal> proposals = new ArrayList<>();
  private final PolicyEngine engine =
      new PolicyEngine(Clock.systemUTC(), () -> UUID.randomUUID().toString());
  private final LaneDecision routed =
      CODEC.read(
          LaneDecision.class,
          """
          {"decision_id": "d", "proposal_id": "p", "selected_lane": "claude_cli",
           "selected_backend": "kodo"}""");
  private long sum;

  /** A rule the plain way. */
  private record Expression(Pattern pattern, boolean passes) {}

  private PolicyTimes(int number, int paths, long seed) {
    random = new Random(seed);
    ObjectNode policy = new ObjectMapper().createObjectNode().put("repo_key", "*");
    ArrayNode written = policy.putObject("path_policy").putArray("rules");
    Set<String> patterns = new HashSet<>();
    while (patterns.size() < number) {
      String pattern = pattern();
      if (patterns.add(pattern)) {
        String mode = any(MODES);
        written.addObject().put("path_pattern", pattern).put("access_mode", mode);
        expressions.add(new Expression(expression(pattern), mode.equals("allow")));
      }
    }
    ObjectNode block = new ObjectMapper().createObjectNode();
    block.putArray("repo_policies").add(policy);
    rules = RuleBook.configured(block, CODEC);
    for (int i = 0; i < PROPOSALS; i++) {
      proposals.add(proposal(paths));
    }
  }

  /** Measures. */
  public static void main(String[] arguments) {
    int number = Integer.parseInt(arguments[0]);
    int paths = Integer.parseInt(arguments[1]);
    PolicyTimes times = new PolicyTimes(number, paths, Long.parseLong(arguments[2]));
    times.check();
    times.measure(Math.max(CHECKED, 40_000_000 / (number * paths)));
  }

  private void check() {
    for (TaskProposal proposal : proposals) {
      Set<String> found = new HashSet<>();
      for (PolicyViolation one :
          engine.evaluate(rules, proposal, routed, null).decision().violations()) {
        found.add(String.valueOf(one.relatedPath()));
      }
      for (String path : proposal.target().allowedPaths()) {
        if (found.contains(path) == passes(path)) {
          throw new IllegalStateException("policy and expressions do not agree about " + path);
        }
      }
    }
  }

  private boolean passes(String path) {
    for (Expression one : expressions) {
      if (one.pattern.matcher(path).matches()) {
        return one.passes;
      }
    }
    return true;
  }

  private void measure(int number) {
    round(number, 2);
    round(number, 1);
    for (int i = 0; i < ROUNDS; i++) {
      print("clock", round(number, 0));
      print("expressions", round(number / 4, 1));
      print("policy", round(number, 2));
    }
    if (sum == 0) {
      throw new IllegalStateException("nothing was decided");
    }
  }

  private long[] round(int number, int what) {
    long[] times = new long[number];
    for (int i = 0; i < number; i++) {
      TaskProposal proposal = proposals.get(i % PROPOSALS);
      long before = System.nanoTime();
      sum +=
          switch (what) {
            case 0 -> 0;
            case 1 -> proposal.target().allowedPaths().stream().filter(this::passes).count();
            default -> engine.evaluate(rules, proposal, routed, null).hashCode();
          };
      times[i] = System.nanoTime() - before;
    }
    Arrays.sort(times);
    return times;
  }

  private String pattern() {
    return switch (random.nextInt(6)) {
      case 0 -> "**/" + any(WORDS) + "-" + any(WORDS) + "/**";
      case 1 -> any(WORDS) + "/" + any(WORDS) + "/" + any(WORDS) + "/**";
      case 2 -> "**/" + any(WORDS) + any(WORDS) + "*." + any(ENDINGS);
      case 3 -> any(WORDS) + "/*/" + any(WORDS) + "?/*." + any(ENDINGS);
      case 4 -> "**/[a-m]*" + any(WORDS) + "/**/" + any(WORDS) + "." + any(ENDINGS);
      default -> any(WORDS) + "/" + any(WORDS) + random.nextInt(10) + "." + any(ENDINGS);
    };
  }

  /** As agents' changes are: most of them under no rule. */
  private String path() {
    if (random.nextInt(SHARE_MATCHED) == 0) {
      return "src/" + any(WORDS) + "-" + any(WORDS) + "/" + any(WORDS) + "." + any(ENDINGS);
    }
    StringBuilder path = new StringBuilder(any(WORDS));
    for (int depth = 1 + random.nextInt(5); depth > 0; depth--) {
      path.append('/').append(any(WORDS));
    }
    return path.append(any(WORDS)).append('.').append(any(ENDINGS)).toString();
  }

  private TaskProposal proposal(int paths) {
    List<String> declared = new ArrayList<>();
    for (int i = 0; i < paths; i++) {
      declared.add(path());
    }
    return CODEC.read(
        TaskProposal.class,
        """
        {"proposal_id": "p", "task_id": "t", "project_id": "", "task_type": "bug_fix",
         "execution_mode": "goal", "goal_text": "Fix", "risk_level": "low",
         "validation_profile": {"profile_name": "unit", "commands": ["true"]},
         "target": {"repo_key": "sample", "clone_url": "git@example.org:o/r.git",
                    "base_branch": "main", "allowed_paths": %s}}"""
            .formatted(CODEC.json(declared)));
  }

  private static Pattern expression(String glob) {
    String regex =
        Pattern.quote(glob)
            .replace("/**/", "\\E/(?:.*/)?\\Q")
            .replace("**/", "\\E(?:.*/)?\\Q")
            .replace("/**", "\\E(?:/.*)?\\Q")
            .replace("*.", "\\E.*\\Q.")
            .replace("/*/", "/\\E.*\\Q/")
            .replace("[a-m]*", "\\E[a-m].*\\Q")
            .replace("?/", "\\E.\\Q/");
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  private String any(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static void print(String name, long[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "%s\t%.3f\t%.3f\t%.3f\t%.3f%n",
        name,
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 0.999),
        at(sorted, 1));
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * share))] / 1_000.0;
  }
}
