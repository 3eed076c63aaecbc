package io.operationscenter.execution.policy;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.policy.PolicySection;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.kit.service.StartRefused;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The operator's rules, followed as the file changes. A policy with faults refuses the start; one
 * that comes with a later version of the file leaves the last good one in use (spec 03 §7.7).
 */
@Startup
@Singleton
public final class RulesInUse implements PolicyGate {

  private final ConfigurationInUse configuration;
  private final PolicyEngine engine;
  private final ContractCodec codec;
  private final AtomicReference<Rules> rules;

  /**
   * @param read as it was in the file
   * @param book what holds since
   */
  private record Rules(@Nullable PolicySection read, RuleBook book) {}

  RulesInUse(ConfigurationInUse configuration, PolicyEngine engine, Clock clock) {
    this.configuration = configuration;
    this.engine = engine;
    this.codec = ContractCodec.withRandomIds(clock);
    PolicySection section = section();
    try {
      this.rules = new AtomicReference<>(new Rules(section, book(section)));
    } catch (ContractViolation violation) {
      StartRefused refusal =
          StartRefused.failed("The policy has faults: " + violation.getMessage());
      refusal.initCause(violation);
      throw refusal;
    }
  }

  @Override
  public PolicyDecision evaluate(
      TaskProposal proposal, LaneDecision decision, ExecutionRequest request) {
    return engine.evaluate(current(), proposal, decision, request).decision();
  }

  @Override
  public boolean validationMustPass(TaskProposal proposal) {
    return engine.validationMustPass(current(), proposal);
  }

  @Override
  public Recheck recheck(TaskProposal proposal, PolicyDecision before, List<String> changedPaths) {
    return engine.recheck(current(), proposal, before, changedPaths);
  }

  /** The rules as they hold now. */
  public RuleBook current() {
    PolicySection section = section();
    return rules.updateAndGet(before -> after(before, section)).book();
  }

  private Rules after(Rules before, @Nullable PolicySection section) {
    if (Objects.equals(section, before.read())) {
      return before;
    }
    try {
      return new Rules(section, book(section));
    } catch (ContractViolation violation) {
      Log.warnf(
          "policy of the changed file is not used, it has faults: %s", violation.getMessage());
      return new Rules(section, before.book());
    }
  }

  private RuleBook book(@Nullable PolicySection section) {
    return section == null ? RuleBook.builtIn() : RuleBook.configured(codec.write(section), codec);
  }

  private @Nullable PolicySection section() {
    return configuration.values().map(OperatorConfiguration::policy).orElse(null);
  }
}
