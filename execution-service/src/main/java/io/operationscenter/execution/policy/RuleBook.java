package io.operationscenter.execution.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.contracts.paths.PathGlob;
import io.operationscenter.kit.config.file.PolicyRules;
import io.operationscenter.kit.config.policy.PolicySection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A policy without faults, made ready once so that asking it is quick. */
public final class RuleBook {

  /** Where what nobody wrote comes from. */
  static final String BUILT_IN = "built-in";

  private static final String ANY_REPOSITORY = "*";
  private static final Entry OTHERS =
      Entry.of("", BuiltInPolicy.policy(), MissingNode.getInstance());

  private final List<Entry> entries;
  private final Entry others;

  private RuleBook(List<Entry> entries, Entry others) {
    this.entries = List.copyOf(entries);
    this.others = others;
  }

  /**
   * The rules of one repository.
   *
   * @param place dotted path of the entry in the policy; empty for the built-in one
   * @param policy its rules
   * @param paths its path rules by task type
   * @param branchName glob of its branch names
   * @param written the entry as it was written, to tell what it left out
   */
  record Entry(
      String place,
      RepoPolicy policy,
      Map<TaskType, PathRules> paths,
      PathGlob branchName,
      JsonNode written) {

    static Entry of(String place, RepoPolicy policy, JsonNode written) {
      return new Entry(
          place,
          policy,
          PathRules.of(policy.pathPolicy()),
          PathGlob.of(policy.branchGuardrail().branchNamePattern()),
          written);
    }

    PathRules paths(TaskType type) {
      return Objects.requireNonNull(paths.get(type));
    }

    /** For people. */
    String name() {
      return place.isEmpty()
          ? BUILT_IN
          : "policy.%s (repo_key '%s')".formatted(place, policy.repoKey());
    }

    /** Where a member comes from: its dotted key, or built-in where the entry left it out. */
    String source(String member) {
      if (place.isEmpty() || member.isEmpty()) {
        return BUILT_IN;
      }
      JsonNode value = written;
      for (String name : member.replaceFirst("\\[.*", "").split("\\.", -1)) {
        value = value.path(name);
      }
      return value.isMissingNode() || value.isNull() ? BUILT_IN : "policy." + place + "." + member;
    }
  }

  /** The built-in rules for every repository. */
  static RuleBook builtIn() {
    return new RuleBook(List.of(), OTHERS);
  }

  /** A policy whose every member counts as written. */
  static RuleBook of(PolicyConfig config, ContractCodec codec) {
    return of(config, codec.write(config));
  }

  /**
   * The rules of a {@code policy:} block.
   *
   * @throws ContractViolation with every fault of the block
   */
  public static RuleBook configured(JsonNode block, ContractCodec codec) {
    List<Fault> faults = new ArrayList<>(codec.examine(PolicySection.class, block).faults());
    faults.addAll(PolicyRules.brokenBy(block, ""));
    if (!faults.isEmpty()) {
      throw new ContractViolation("policy", faults);
    }
    PolicyConfig config = ConfiguredPolicy.of(block, codec);
    List<String> wrong = FaultsOfPolicy.in(config);
    if (!wrong.isEmpty()) {
      throw new ContractViolation(
          "policy",
          wrong.stream().map(text -> new Fault("", Fault.Kind.CONSISTENCY, text)).toList());
    }
    return of(config, block);
  }

  /** The entry of exactly this key, else that of {@code *}, else the default, else the built-in. */
  Entry of(String repoKey) {
    return named(repoKey).or(() -> named(ANY_REPOSITORY)).orElse(others);
  }

  private Optional<Entry> named(String key) {
    return entries.stream().filter(entry -> entry.policy().repoKey().equals(key)).findFirst();
  }

  private static RuleBook of(PolicyConfig config, JsonNode written) {
    List<Entry> entries = new ArrayList<>();
    for (RepoPolicy policy : config.repoPolicies()) {
      int i = entries.size();
      entries.add(
          Entry.of("repo_policies[%d]".formatted(i), policy, written.at("/repo_policies/" + i)));
    }
    RepoPolicy other = config.defaultPolicy();
    return new RuleBook(
        entries,
        other == null ? OTHERS : Entry.of("default_policy", other, written.path("default_policy")));
  }
}
