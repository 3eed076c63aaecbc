package io.operationscenter.kit.testing;

import io.operationscenter.kit.store.Migrations;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.store.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An empty store for one test, on one of the two databases. Closes what it opened. */
public final class StoreFixture implements AutoCloseable {
  private final StoreKind kind;
  private final Deque<Store> opened = new ArrayDeque<>();
  private @Nullable Path directory;
  private @Nullable StoreSettings settings;

  public StoreFixture(StoreKind kind) {
    this.kind = kind;
  }

  public StoreKind kind() {
    return kind;
  }

  /** The same settings each time: all stores of one fixture are one store. */
  public synchronized StoreSettings settings() {
    if (settings == null) {
      settings =
          switch (kind) {
            case SQLITE -> StoreSettings.sqlite("test", temporaryDirectory());
            case POSTGRESQL -> PostgresServer.shared().freshStore();
          };
    }
    return settings;
  }

  /** Opens the store with the kit's tables; more than once gives several replicas. */
  public Store open() {
    return open(Migrations.ofKit());
  }

  /** Opens the store with the given migrations. */
  public Store open(Migrations migrations) {
    return open(settings(), migrations);
  }

  /** Opens a store that the fixture closes. */
  public synchronized Store open(StoreSettings other, Migrations migrations) {
    Store store = Store.open(other, migrations);
    opened.push(store);
    return store;
  }

  @Override
  public void close() {
    opened.forEach(Store::close);
    if (directory != null) {
      delete(directory);
    }
  }

  @Override
  public String toString() {
    return kind.toString();
  }

  private Path temporaryDirectory() {
    try {
      directory = Files.createTempDirectory("operations-center-store-");
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
