package io.operationscenter.planner.planning;

import io.operationscenter.contracts.codec.WireEnum;
import io.operationscenter.contracts.enums.Priority;
import io.operationscenter.contracts.enums.RiskLevel;
import io.operationscenter.contracts.enums.TaskType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Task type, risk and priority of a card: Execution key, else label, else planner's own record,
 * else lane, else unknown, low and normal (design §4). Never read from prose.
 *
 * @param taskType category
 * @param risk estimate
 * @param priority urgency
 */
public record CardClassification(TaskType taskType, RiskLevel risk, Priority priority) {

  private static final Map<String, String> PRIORITY_WORDS =
      Map.of("medium", Priority.NORMAL.wire(), "urgent", Priority.CRITICAL.wire());

  /**
   * Everything the classification may look at; values as written, null when not said.
   *
   * @param taskType Execution key
   * @param risk Execution key
   * @param priority Execution key
   * @param labels names
   * @param ownFamily family in planner's own record of the card
   * @param lane which lane runs it
   */
  public record Said(
      @Nullable String taskType,
      @Nullable String risk,
      @Nullable String priority,
      List<String> labels,
      @Nullable String ownFamily,
      CardLane lane) {

    /** Copies what is mutable. */
    public Said {
      labels = List.copyOf(labels);
    }
  }

  /** A value outside its set; only the value that counts is looked at. */
  public static final class OutsideEnum extends Exception {

    private static final long serialVersionUID = 1L;

    private final String key;

    OutsideEnum(String key, String value, WireEnum[] known) {
      super(
          "%s must be one of %s, got '%s'"
              .formatted(
                  key,
                  Arrays.stream(known).map(WireEnum::wire).collect(Collectors.joining(", ")),
                  value));
      this.key = key;
    }

    /** {@code task_type}, {@code risk} or {@code priority}. */
    public String key() {
      return key;
    }
  }

  /**
   * Classifies.
   *
   * @throws OutsideEnum when the value that counts is none of its set
   */
  public static CardClassification of(Said said) throws OutsideEnum {
    Optional<String> taskType = counting(said.taskType(), said.labels(), "task-type");
    Optional<String> risk = counting(said.risk(), said.labels(), "risk");
    Optional<String> priority =
        counting(said.priority(), said.labels(), "priority")
            .map(word -> PRIORITY_WORDS.getOrDefault(word, word));
    return new CardClassification(
        taskType.isPresent()
            ? named("task_type", taskType.get(), TaskType.values())
            : implied(said),
        risk.isPresent() ? named("risk", risk.get(), RiskLevel.values()) : RiskLevel.LOW,
        priority.isPresent()
            ? named("priority", priority.get(), Priority.values())
            : Priority.NORMAL);
  }

  private static TaskType implied(Said said) {
    return Optional.ofNullable(said.ownFamily())
        .flatMap(TaskFamily::taskType)
        .or(() -> said.lane().taskType())
        .orElse(TaskType.UNKNOWN);
  }

  private static Optional<String> counting(
      @Nullable String executionKey, List<String> labels, String label) {
    return Optional.ofNullable(executionKey)
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .or(() -> CardLabels.first(labels, label))
        .map(value -> value.toLowerCase(Locale.ROOT));
  }

  private static <E extends WireEnum> E named(String key, String value, E[] known)
      throws OutsideEnum {
    for (E one : known) {
      if (one.wire().equals(value)) {
        return one;
      }
    }
    throw new OutsideEnum(key, value, known);
  }
}
