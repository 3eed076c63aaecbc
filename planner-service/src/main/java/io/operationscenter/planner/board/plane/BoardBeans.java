package io.operationscenter.planner.board.plane;

import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.store.Store;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.PersonBoard;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Hands out the one board of the service, and the same board as a person uses it. */
@Dependent
final class BoardBeans {

  /** Until the operator's file is read. */
  private static final int PER_MINUTE = 55;

  private static final int FOR_WRITES = 15;

  @Produces
  @Singleton
  @Typed(ConfiguredBoard.class)
  ConfiguredBoard configuredBoard(
      ConfigurationInUse configuration, DataRoot root, Clock clock, Store store) {
    RequestWindow window =
        switch (store.kind()) {
          case SQLITE -> new SlidingWindow(PER_MINUTE, FOR_WRITES);
          case POSTGRESQL -> new StoredWindow(store, clock, PER_MINUTE, FOR_WRITES);
        };
    return new ConfiguredBoard(
        configuration,
        root,
        System.getenv(),
        clock,
        new ConfiguredBoard.Use(EmbeddedIdentity.SERVICE, window));
  }

  void close(@Disposes ConfiguredBoard board) {
    board.close();
  }

  @Produces
  @Singleton
  @DefaultBean
  Board board(ConfiguredBoard configured) {
    return configured;
  }

  @Produces
  @Singleton
  @Typed(ConfiguredPersonBoard.class)
  ConfiguredPersonBoard personBoard(
      ConfigurationInUse configuration, DataRoot root, Clock clock, Board ours) {
    return new ConfiguredPersonBoard(
        configuration,
        ours,
        new ConfiguredBoard(
            configuration,
            root,
            System.getenv(),
            clock,
            new ConfiguredBoard.Use(
                EmbeddedIdentity.PERSON, new SlidingWindow(PER_MINUTE, FOR_WRITES))));
  }

  void close(@Disposes ConfiguredPersonBoard persons) {
    persons.close();
  }

  @Produces
  @Singleton
  PersonBoard personBoard(ConfiguredPersonBoard configured) {
    return configured;
  }
}
