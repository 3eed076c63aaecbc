package io.operationscenter.planner;

import io.operationscenter.kit.store.Migrations;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The tables of this service, in the order of their versions. */
@Dependent
public final class PlannerSchema {

  /** The kit's tables and the planner's own. */
  @Produces
  @Singleton
  public Migrations migrations() {
    return Migrations.of(
        "planner",
        "V100__claim.sql",
        "V130__own_card.sql",
        "V140__told_verdict.sql",
        "V150__board_reading.sql");
  }
}
