package io.operationscenter.kit.config.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.kit.config.form.Example;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What runs may do (spec 03 §7.2, §7.3). */
@Contract(closed = true)
public record PolicySection(
    @Doc("Rules per repository.") @Default("[]") @Example(value = "[{}]", live = false)
        List<RepositoryPolicy> repoPolicies,
    @Doc("Rules of repositories that no entry names; null: the built-in ones.")
        @Nullable RepositoryPolicy defaultPolicy) {

  /** Checks every rule and copies what is mutable. */
  public PolicySection {
    Checked.arguments(PolicySection.class, repoPolicies, defaultPolicy).orThrow();
    repoPolicies = List.copyOf(repoPolicies);
  }
}
