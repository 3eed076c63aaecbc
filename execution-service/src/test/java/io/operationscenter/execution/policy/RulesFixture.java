package io.operationscenter.execution.policy;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.RuleVerdict;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.kit.config.file.ConfigurationReading;
import io.operationscenter.kit.config.file.LoadedConfiguration;
import io.operationscenter.kit.config.file.OperatorConfigurationFile;
import io.operationscenter.kit.config.file.ReloadableConfiguration;
import io.operationscenter.kit.config.secrets.Secrets;
import io.operationscenter.kit.configured.ConfigurationInUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Rules of an operator's file, without a container. */
public final class RulesFixture {

  private RulesFixture() {}

  public static PolicyEngine engine(Clock clock) {
    return new PolicyEngine(clock, () -> UUID.randomUUID().toString());
  }

  /** The changed files that must not be changed. */
  public static List<String> blocked(PolicyGate gate, TaskProposal proposal, List<String> changed) {
    return paths(recheck(gate, proposal, changed).blocked());
  }

  /** The changed files that a person must look at. */
  public static List<String> reviewed(
      PolicyGate gate, TaskProposal proposal, List<String> changed) {
    return paths(recheck(gate, proposal, changed).review());
  }

  private static Recheck recheck(PolicyGate gate, TaskProposal proposal, List<String> changed) {
    PolicyDecision allowed =
        ContractCodec.withRandomIds(Clock.systemUTC())
            .read(PolicyDecision.class, "{\"status\": \"allow\"}");
    return gate.recheck(proposal, allowed, changed);
  }

  private static List<String> paths(List<RuleVerdict> found) {
    return found.stream().map(RuleVerdict::path).toList();
  }

  /** The rules of a file that holds the given sections besides one repository, {@code sample}. */
  public static RulesInUse inUse(Path folder, String sections, Clock clock) {
    OperatorConfigurationFile reader =
        new OperatorConfigurationFile(ContractCodec.withRandomIds(clock));
    try {
      Path file = Files.createTempFile(folder, "operations_center", ".yaml");
      Files.writeString(
          file,
          """
          plane: {mode: embedded}
          git: {}
          kodo: {}
          repos:
            sample: {clone_url: "git@example.org:owner/sample.git", default_branch: main}
          """
              + sections);
      return switch (reader.examine(file)) {
        case LoadedConfiguration loaded ->
            new RulesInUse(
                new ConfigurationInUse.FromFile(
                    new ReloadableConfiguration(reader, loaded, clock), Secrets.NONE),
                engine(clock),
                clock);
        case ConfigurationReading.Refused refused ->
            throw new IllegalArgumentException(refused.faults().toString());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
