package io.operationscenter.planner.shell.print;

import io.operationscenter.contracts.policy.PolicyAccount;
import io.operationscenter.contracts.policy.PolicyExplanation;
import io.operationscenter.contracts.policy.PolicyReplay;
import io.operationscenter.contracts.policy.PolicyTally;
import io.operationscenter.contracts.policy.ReplayedDecision;
import io.operationscenter.contracts.policy.RuleVerdict;
import java.util.ArrayList;
import java.util.List;

/** What policy says, in words. */
public final class PolicyText {

  private PolicyText() {}

  /** Each fault on a line. */
  public static List<String> faults(List<String> faults) {
    return faults.stream().map(Visible::line).toList();
  }

  /** The decision alone. */
  public static List<String> decision(PolicyAccount account, Terminal terminal) {
    Lines lines = new Lines();
    summary(account, lines, terminal);
    return lines.all();
  }

  /** The decision and every rule behind it. */
  public static List<String> account(PolicyAccount account, Terminal terminal) {
    Lines lines = new Lines();
    summary(account, lines, terminal);
    PolicyExplanation words = account.explanation();
    lines.add("Review", words.reviewReasoning());
    lines.add("Validation", words.validationReasoning());
    lines.add("Scope", words.scopeReasoning());
    lines.add("Routing", words.routingReasoning());
    lines.raw("");
    List<String> all = new ArrayList<>(lines.all());
    all.addAll(rules(account.rules(), terminal));
    return all;
  }

  /** How a changed policy compares with the one in use. */
  public static List<String> replay(PolicyReplay replay, Terminal terminal) {
    List<String> lines = new ArrayList<>();
    Table tallies = new Table(-1, "POLICY", "REQUESTS", "ALLOWED", "HELD", "BLOCKED");
    tallies.add(row("in use", replay.requests(), replay.now()));
    tallies.add(row("changed", replay.requests(), replay.changed()));
    lines.addAll(tallies.lines(terminal));
    if (!replay.differences().isEmpty()) {
      lines.add("");
      lines.addAll(differences(replay.differences(), terminal));
    }
    return lines;
  }

  private static void summary(PolicyAccount account, Lines lines, Terminal terminal) {
    lines.raw("Policy      " + terminal.state(account.decision().status().wire()));
    lines.add("Why", account.explanation().summary());
    lines.add("Rules of", account.entry());
    lines.add("Repository", account.repoKey());
    lines.add("Digest", account.proposalDigest());
    lines.add("Approval", account.liftable() ? "a person's approval lifts it" : null);
    lines.add("Decided", account.retained() == null ? null : account.retained().status().wire());
  }

  private static List<String> rules(List<RuleVerdict> rules, Terminal terminal) {
    Table table = new Table(0, "VERDICT", "RULE", "SOURCE", "WHAT IT FOUND");
    for (RuleVerdict rule : rules) {
      table.add(
          rule.verdict().wire(),
          rule.ruleId(),
          rule.source(),
          rule.message() == null ? "" : rule.message());
    }
    return table.lines(terminal);
  }

  private static List<String> differences(List<ReplayedDecision> all, Terminal terminal) {
    Table table = new Table(3, "TICKET", "REPO", "IN USE", "CHANGED", "DECIDED", "RULES", "TITLE");
    for (ReplayedDecision one : all) {
      table.add(
          RunText.shortId(one.ticketId()),
          one.repoKey(),
          one.now().wire(),
          one.changed().wire(),
          one.retained().wire(),
          one.rulesChanged().isEmpty() ? "none" : String.join(", ", one.rulesChanged()),
          one.title());
    }
    return table.lines(terminal);
  }

  private static String[] row(String name, long requests, PolicyTally tally) {
    return new String[] {
      name,
      Long.toString(requests),
      Long.toString(tally.allowed()),
      Long.toString(tally.held()),
      Long.toString(tally.blocked())
    };
  }
}
