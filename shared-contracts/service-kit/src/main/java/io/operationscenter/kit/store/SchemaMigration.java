package io.operationscenter.kit.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings a schema up to date with Flyway, each migration in a transaction of its own.
 *
 * <p>Flyway gets its files from us: its own scanner does not work in a native binary. The kit's
 * versions lie below the services', so a later one of the kit comes "out of order" by design.
 */
final class SchemaMigration {
  private SchemaMigration() {}

  static void apply(Database database, Migrations migrations) {
    Flyway flyway =
        Flyway.configure(MigrationFile.loader())
            .dataSource(database.writers())
            .resourceProvider(new Listed(migrations))
            .javaMigrationClassProvider(List::of)
            .table("schema_history")
            .outOfOrder(true)
            .placeholderReplacement(false)
            .createSchemas(false)
            .load();
    try {
      MigrationInfoService known = flyway.info();
      refuseNewerSchema(database, known.applied());
      refuseChangedMigration(database, known.applied());
      if (known.pending().length > 0) {
        flyway.migrate();
      }
    } catch (FlywayException e) {
      throw failure(database, e);
    }
  }

  private static void refuseNewerSchema(Database database, MigrationInfo[] applied) {
    List<String> unknown =
        Arrays.stream(applied)
            .filter(
                migration ->
                    switch (migration.getState()) {
                      case FUTURE_SUCCESS, FUTURE_FAILED, MISSING_SUCCESS, MISSING_FAILED -> true;
                      default -> false;
                    })
            .map(migration -> migration.getVersion() + " (" + migration.getDescription() + ")")
            .toList();
    if (!unknown.isEmpty()) {
      throw new SchemaTooNew(
          database.name(),
          "was written by a newer version, start that one or restore a backup; unknown migrations",
          String.join(", ", unknown),
          null);
    }
  }

  private static void refuseChangedMigration(Database database, MigrationInfo[] applied) {
    for (MigrationInfo migration : applied) {
      if (!migration.isChecksumMatching()) {
        throw new MigrationFailed(
            database.name(),
            "has applied a migration that was changed since",
            migration.getScript(),
            null);
      }
    }
  }

  private static StoreException failure(Database database, FlywayException e) {
    SQLException cause = sqlCause(e);
    if (cause != null) {
      StoreException failure = database.failure("migrating", cause);
      if (!(failure instanceof StoreFault || failure instanceof StoreConflict)) {
        failure.addSuppressed(e);
        return failure;
      }
    }
    return new MigrationFailed(
        database.name(),
        "could not be migrated, nothing of the failed migration was kept",
        String.valueOf(e.getMessage()).strip(),
        e);
  }

  private static @Nullable SQLException sqlCause(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  private record Listed(List<LoadableResource> files) implements ResourceProvider {
    Listed(Migrations migrations) {
      this(migrations.resources().stream().<LoadableResource>map(MigrationFile::load).toList());
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
      return files.stream()
          .filter(file -> file.getRelativePath().equals(name))
          .findFirst()
          .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return files.stream()
          .filter(file -> file.getFilename().startsWith(prefix))
          .filter(file -> Arrays.stream(suffixes).anyMatch(file.getFilename()::endsWith))
          .toList();
    }
  }
}
