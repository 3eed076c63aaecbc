package io.operationscenter.execution.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules for all repositories (spec 03 §7.2). Read as JSON, absent members take the values of
 * §7.2; {@link ConfiguredPolicy} makes one of the operator's file, where they take those of §7.3.
 *
 * @param repoPolicies rules per repository
 * @param defaultPolicy rules of repositories that no entry names; null: the built-in ones
 */
@Contract
@RegisterForReflection
public record PolicyConfig(
    @Default("[]") List<RepoPolicy> repoPolicies, @Nullable RepoPolicy defaultPolicy) {

  /** Checks every rule and copies what is mutable. */
  public PolicyConfig {
    Checked.arguments(PolicyConfig.class, repoPolicies, defaultPolicy).orThrow();
    repoPolicies = List.copyOf(repoPolicies);
  }
}
