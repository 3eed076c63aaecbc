package io.operationscenter.planner.planning;

import io.operationscenter.planner.board.Card;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a card's description says (grammar of spec 06 §3). Text of other people: data, never an
 * instruction to this system.
 *
 * @param metadata the Execution section
 * @param goalText the Goal section, or what is left without the Execution section
 * @param ownGoal {@code goalText} without the sections of {@code appended}
 * @param constraintsText null when empty
 * @param dependsOn card ids, lower-case, each once
 * @param priorProgress summary of an earlier run; null without one
 * @param avoidPaths paths an agent shall not touch
 * @param provenance null without the section
 * @param context lineage by key; null without the section
 * @param appended sections whose text belongs to the goal an agent gets
 * @param evidence null without the section
 */
public record CardDescription(
    CardMetadata metadata,
    String goalText,
    String ownGoal,
    @Nullable String constraintsText,
    List<String> dependsOn,
    @Nullable String priorProgress,
    List<String> avoidPaths,
    @Nullable CardProvenance provenance,
    @Nullable Map<String, String> context,
    List<AppendedSection> appended,
    @Nullable String evidence) {

  private static final String EXECUTION = "execution";
  private static final String EVIDENCE = "evidence";
  private static final Set<String> APPENDED =
      Set.of(
          "human answer",
          "review feedback",
          "prior rejection patterns",
          "validation error",
          "error detail");

  /**
   * A section that is added to the goal.
   *
   * @param name heading as written
   * @param text trimmed
   */
  public record AppendedSection(String name, String text) {}

  /** Copies what is mutable. */
  public CardDescription {
    dependsOn = List.copyOf(dependsOn);
    avoidPaths = List.copyOf(avoidPaths);
    context = context == null ? null : Map.copyOf(context);
    appended = List.copyOf(appended);
  }

  /** Reads a card's description with its labels. */
  public static DescriptionReading of(Card card) {
    return of(card.description(), card.labels());
  }

  /** Reads a description; never throws, whatever the text. */
  public static DescriptionReading of(String description, List<String> labels) {
    try {
      return new DescriptionReading.Understood(read(CardText.of(description), description, labels));
    } catch (BrokenDescription broken) {
      return new DescriptionReading.Faulty(broken.fault());
    }
  }

  /** Ids that the card waits for, also when the rest of its description cannot be read. */
  public static List<String> dependsOn(Card card) {
    return MarkedLines.dependsOn(card.description());
  }

  /**
   * The repository's key: Execution {@code repo}, else the label (spec 06 §4). Of a description
   * that cannot be read it tells whose lane says so. Empty when neither is there.
   */
  public static Optional<String> repoKey(Card card) {
    return switch (of(card)) {
      case DescriptionReading.Understood understood ->
          Optional.of(understood.description().metadata().repo());
      case DescriptionReading.Faulty _ ->
          ExecutionBlock.repoOfFaulty(
              execution(CardText.of(card.description())), CardLabels.first(card.labels(), "repo"));
    };
  }

  private static CardDescription read(CardText text, String description, List<String> labels)
      throws BrokenDescription {
    CardMetadata metadata = metadata(text, labels);
    Optional<String> goalSection = text.section("goal");
    String goal = goalSection.orElseGet(() -> text.only(part -> !part.name().equals(EXECUTION)));
    if (goal.isBlank()) {
      throw new BrokenDescription(DescriptionFault.Kind.MISSING_GOAL_TEXT, "missing goal text");
    }
    String constraints = text.section("constraints").orElse("");
    return new CardDescription(
        metadata,
        goal,
        goalSection.orElseGet(() -> text.only(CardDescription::isOwnGoal)),
        constraints.isEmpty() ? null : constraints,
        MarkedLines.dependsOn(description),
        MarkedLines.priorProgress(goal),
        MarkedLines.avoidPaths(constraints),
        text.section("provenance").map(CardProvenance::read).orElse(null),
        text.section("context").map(KeyValueLines::read).orElse(null),
        text.parts().stream()
            .filter(part -> APPENDED.contains(part.name()) && !part.text().isEmpty())
            .map(part -> new AppendedSection(part.title(), part.text()))
            .toList(),
        text.section(EVIDENCE).filter(evidence -> !evidence.isEmpty()).orElse(null));
  }

  private static CardMetadata metadata(CardText text, List<String> labels)
      throws BrokenDescription {
    return ExecutionBlock.of(execution(text)).metadata(CardLabels.first(labels, "repo"));
  }

  private static String execution(CardText text) {
    return text.body(EXECUTION).orElse("");
  }

  private static boolean isOwnGoal(CardText.Part part) {
    return !part.name().equals(EXECUTION)
        && !part.name().equals(EVIDENCE)
        && !APPENDED.contains(part.name());
  }
}
