package io.operationscenter.execution;

import io.operationscenter.kit.store.Migrations;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The tables of this service. */
@Dependent
public final class ExecutionSchema {

  /** Every migration, the kit's included. */
  public static Migrations all() {
    return Migrations.of(
        "execution",
        "V100__ticket.sql",
        "V101__sealed_file.sql",
        "V110__usage.sql",
        "V120__approval.sql",
        "V121__policy_decision.sql",
        "V130__seal.sql",
        "V131__policy_recheck.sql",
        "V132__approval_principal.sql",
        "V140__audit.sql");
  }

  @Produces
  @Singleton
  Migrations migrations() {
    return all();
  }
}
