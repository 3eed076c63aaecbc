package io.operationscenter.kit.config.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.kit.config.form.Example;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which paths may be changed; null keeps the built-in value. */
@Contract(closed = true)
public record PathSection(
    @Doc(
            "Rules in order, the first that matches counts. A list replaces the built-in ones (.ssh "
                + "and .gnupg blocked; env files, secrets, compose files, workflows, Dockerfiles "
                + "and migrations need a review); null keeps them.")
        @Example("[{}]")
        @Nullable List<PathRule> rules,
    @Doc("For paths that no rule matches: allow, block or review_required; null: allow.")
        @Nullable PathDefault defaultMode) {

  /** Checks every rule and copies what is mutable. */
  public PathSection {
    Checked.arguments(PathSection.class, rules, defaultMode).orThrow();
    rules = rules == null ? null : List.copyOf(rules);
  }
}
