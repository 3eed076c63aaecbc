package io.operationscenter.planner.board.plane;

import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.PersonBoard;

/** The embedded board has an identity for the person; on a remote one we have one token only. */
final class ConfiguredPersonBoard implements PersonBoard {

  private final ConfigurationInUse configuration;
  private final Board ours;
  private final ConfiguredBoard persons;

  ConfiguredPersonBoard(ConfigurationInUse configuration, Board ours, ConfiguredBoard persons) {
    this.configuration = configuration;
    this.ours = ours;
    this.persons = persons;
  }

  @Override
  public Board board() {
    boolean embedded =
        configuration
            .values()
            .map(OperatorConfiguration::plane)
            .filter(section -> section.remote().isEmpty())
            .isPresent();
    return embedded ? persons : ours;
  }

  /** Ends what is under way. */
  void close() {
    persons.close();
  }
}
