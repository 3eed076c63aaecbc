package io.operationscenter.execution.decisions;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyReplay;
import io.operationscenter.contracts.policy.PolicyReplayCommand;
import io.operationscenter.contracts.policy.PolicyTally;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.policy.PolicyWarning;
import io.operationscenter.contracts.policy.ReplayedDecision;
import io.operationscenter.execution.policy.PolicyEngine;
import io.operationscenter.execution.policy.RetainedDecisions;
import io.operationscenter.execution.policy.RetainedDecisions.Placed;
import io.operationscenter.execution.policy.RetainedDecisions.Retained;
import io.operationscenter.execution.policy.RuleBook;
import io.operationscenter.execution.policy.RulesInUse;
import io.operationscenter.kit.store.Store;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds a changed policy against retained requests, beside the one in use. */
@Singleton
final class ReplayDecisions {

  private static final int PAGE = 200;

  private final Store store;
  private final RetainedDecisions retained;
  private final PolicyEngine engine;
  private final RulesInUse rules;
  private final ContractCodec codec;

  ReplayDecisions(
      Store store, RetainedDecisions retained, PolicyEngine engine, RulesInUse rules, Clock clock) {
    this.store = store;
    this.retained = retained;
    this.engine = engine;
    this.rules = rules;
    this.codec = ContractCodec.withRandomIds(clock);
  }

  PolicyReplay replay(PolicyReplayCommand command) {
    RuleBook changed = RuleBook.configured(command.policy(), codec);
    Comparison comparison = new Comparison(rules.current(), changed);
    Long before = null;
    List<Placed> page;
    do {
      long left = command.limit() - comparison.requests;
      page = page(command, before, (int) Math.min(PAGE, left));
      page.forEach(placed -> comparison.add(placed.retained()));
      before = page.isEmpty() ? before : Long.valueOf(page.getLast().n());
    } while (!page.isEmpty() && comparison.requests < command.limit());
    return comparison.result(!page.isEmpty() && !page(command, before, 1).isEmpty());
  }

  private List<Placed> page(PolicyReplayCommand command, @Nullable Long before, int most) {
    return store.read(tx -> retained.page(tx, command.repoKey(), command.since(), before, most));
  }

  private final class Comparison {

    private final RuleBook inUse;
    private final RuleBook changed;
    private final List<ReplayedDecision> differences = new ArrayList<>();
    private PolicyTally tallyNow = PolicyTally.NONE;
    private PolicyTally tallyChanged = PolicyTally.NONE;
    private long requests;

    Comparison(RuleBook inUse, RuleBook changed) {
      this.inUse = inUse;
      this.changed = changed;
    }

    void add(Retained one) {
      PolicyDecision now = decide(inUse, one);
      PolicyDecision then = decide(changed, one);
      requests++;
      tallyNow = tallyNow.with(now.status());
      tallyChanged = tallyChanged.with(then.status());
      if (now.status() != then.status() || !found(now).equals(found(then))) {
        differences.add(
            new ReplayedDecision(
                one.ticketId(),
                one.bundle().proposal().taskId(),
                one.bundle().proposal().target().repoKey(),
                one.title(),
                one.decision().evaluatedAt(),
                one.decision().status(),
                now.status(),
                then.status(),
                found(now),
                found(then)));
      }
    }

    PolicyReplay result(boolean olderLeftOut) {
      return new PolicyReplay(requests, tallyNow, tallyChanged, differences, olderLeftOut);
    }

    private PolicyDecision decide(RuleBook book, Retained one) {
      return engine
          .evaluate(
              book, one.bundle().proposal(), one.bundle().decision(), one.request(), one.changed())
          .decision();
    }
  }

  /** The rules that found something, with the path where one is about a path. */
  private static List<String> found(PolicyDecision decision) {
    return Stream.concat(
            decision.violations().stream()
                .map((PolicyViolation found) -> named(found.ruleId(), found.relatedPath())),
            decision.warnings().stream()
                .map((PolicyWarning found) -> named(found.ruleId(), found.relatedPath())))
        .toList();
  }

  private static String named(String ruleId, @Nullable String path) {
    return path == null ? ruleId : ruleId + " " + path;
  }
}
