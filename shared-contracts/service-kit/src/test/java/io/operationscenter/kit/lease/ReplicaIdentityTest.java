package io.operationscenter.kit.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicaIdentityTest {

  private static final Duration TTL = Duration.ofHours(1);

  @TempDir Path folder;

  @Test
  void isTheSameReplicaAfterARestartAndAnotherHolder() {
    // When
    ReplicaIdentity first = ReplicaIdentity.of(folder, "start-1");
    ReplicaIdentity second = ReplicaIdentity.of(folder, "start-2");

    // Then
    assertThat(second.root()).isEqualTo(first.root());
    assertThat(second.holder()).isNotEqualTo(first.holder());
  }

  @OnBothDatabases
  void freesWhatItsOwnPredecessorHeldAndNothingElse(StoreFixture fixture) {
    // Given
    Store store = fixture.open();
    Leases leases = new Leases(store, Clock.systemUTC());
    ReplicaIdentity killed = new ReplicaIdentity("root-1", "a");
    ReplicaIdentity next = new ReplicaIdentity("root-1", "b");
    ReplicaIdentity other = new ReplicaIdentity("root-10", "c");
    assertThat(leases.acquire("lane:goal", killed.holder(), TTL)).isPresent();
    assertThat(leases.acquire("lane:test", other.holder(), TTL)).isPresent();
    assertThat(leases.acquire("lane:improve", next.holder(), TTL)).isPresent();

    // When
    next.freeLeftLeases(store);

    // Then
    assertThat(leases.acquire("lane:goal", "d", TTL)).isPresent();
    assertThat(leases.acquire("lane:test", "d", TTL)).isEmpty();
    assertThat(leases.acquire("lane:improve", "d", TTL)).isEmpty();
  }
}
