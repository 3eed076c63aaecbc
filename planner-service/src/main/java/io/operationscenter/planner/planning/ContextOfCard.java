package io.operationscenter.planner.planning;

import io.operationscenter.contracts.planning.PlanningContext;
import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.PlaneSection;
import org.jspecify.annotations.Nullable;

/** Turns a card that was read into a planning context (spec 01 §6, spec 06 §3). Pure. */
final class ContextOfCard {

  private static final String PROPOSER = "operations-center";

  private ContextOfCard() {}

  static PlanningContext of(ReadCard read, OperatorConfiguration configuration)
      throws UnreadableCard {
    CardMetadata metadata = read.description().metadata();
    ManagedRepository repository = read.repository();
    CardClassification classification = classification(read);
    String profile = metadata.validationProfile();
    String constraints = AgentGoal.constraints(read.description());
    return new PlanningContext(
        AgentGoal.text(read.description()),
        classification.taskType().wire(),
        metadata.mode().wire(),
        metadata.repo(),
        repository.cloneUrl(),
        BaseBranch.of(metadata, read.card().labels(), repository),
        metadata.allowedPaths(),
        classification.risk().wire(),
        classification.priority().wire(),
        null,
        timeoutSeconds(read, configuration),
        profile == null ? "default" : profile,
        repository.validationCommands(),
        true,
        read.card().id(),
        configuration.plane().remote().map(PlaneSection.Remote::projectId).orElse(""),
        constraints.isEmpty() ? null : constraints,
        SourceLabels.kept(read.card().labels(), read.own().isPresent()),
        PROPOSER,
        true,
        metadata.openPr());
  }

  private static CardClassification classification(ReadCard read) throws UnreadableCard {
    CardMetadata metadata = read.description().metadata();
    try {
      return CardClassification.of(
          new CardClassification.Said(
              metadata.taskType(),
              metadata.risk(),
              metadata.priority(),
              read.card().labels(),
              family(read),
              read.lane()));
    } catch (CardClassification.OutsideEnum outside) {
      throw new UnreadableCard(String.valueOf(outside.getMessage()));
    }
  }

  /** The limit of the engine the repository hints at; which one runs is not known yet. */
  private static long timeoutSeconds(ReadCard read, OperatorConfiguration configuration) {
    return switch (read.repository().executor()) {
      case KODO ->
          configuration
              .effectiveKodo(family(read), read.description().metadata().mode().wire())
              .timeoutSeconds();
      case AIDER -> configuration.aider().timeoutSeconds();
    };
  }

  private static @Nullable String family(ReadCard read) {
    return read.own().map(OwnCard::sourceFamily).orElse(null);
  }
}
