package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.kit.config.form.Example;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What may run without a model (spec 07 §2.13). */
@Contract(closed = true)
public record ExecutionSection(
    @Doc("Per task type, argument vectors that direct_local tries first.")
        @Default("{}")
        @Example(value = "{\"lint_fix\": [[\"ruff\", \"check\", \"--fix\", \".\"]]}", live = false)
        Map<String, List<List<String>>> fixers,
    @Doc("Register the backend of demos and tests.") @Default("false") boolean demoStubEnabled) {

  /** Checks every rule and copies what is mutable. */
  public ExecutionSection {
    Checked.arguments(ExecutionSection.class, fixers, demoStubEnabled)
        .rule(taskTypes(fixers), "fixers", "must be keyed by task types: " + TASK_TYPES)
        .rule(programs(fixers), "fixers", "must be argument vectors that start with a program")
        .orThrow();
    fixers = copy(fixers);
  }

  private static final List<String> TASK_TYPES =
      Arrays.stream(TaskType.values()).map(TaskType::wire).toList();

  private static BooleanSupplier taskTypes(Map<String, List<List<String>>> fixers) {
    return () -> TASK_TYPES.containsAll(fixers.keySet());
  }

  private static BooleanSupplier programs(Map<String, List<List<String>>> fixers) {
    return () ->
        fixers.values().stream()
            .flatMap(List::stream)
            .allMatch(vector -> !vector.isEmpty() && !vector.getFirst().isBlank());
  }

  private static Map<String, List<List<String>>> copy(Map<String, List<List<String>>> fixers) {
    Map<String, List<List<String>>> copy = new LinkedHashMap<>();
    fixers.forEach((type, vectors) -> copy.put(type, vectors.stream().map(List::copyOf).toList()));
    return Checked.copy(copy);
  }
}
