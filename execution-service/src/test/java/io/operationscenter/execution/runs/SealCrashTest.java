package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.VerificationState;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.evidence.EvidenceStore;
import io.operationscenter.execution.evidence.PreparedEvidence;
import io.operationscenter.execution.evidence.RunEvidence;
import io.operationscenter.execution.evidence.SealingFixture;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.seal.VerifyFolders;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;

/** The process is taken away between intent, folder and row; real folders, one chain. */
class SealCrashTest {

  @TempDir Path root;

  private SealingFixture sealing(Bench bench, Service service) {
    return SealingFixture.on(root, service.store, SecretMask.KNOWN_SHAPES, bench.clock);
  }

  @OnBothDatabases
  void afterTheIntent(StoreFixture fixture, @TempDir Path folder) throws IOException {
    crashAt(TicketStep.OBSERVED, fixture, folder);
  }

  @OnBothDatabases
  void afterTheRow(StoreFixture fixture, @TempDir Path folder) throws IOException {
    crashAt(TicketStep.SEALED, fixture, folder);
  }

  private void crashAt(TicketStep step, StoreFixture fixture, Path folder) throws IOException {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.evidence = service -> sealing(bench, service).evidence();
      Service first = bench.heldAt(step, folder).serving();
      first.run("t1", Commands.of("task"));
      await(step + " is reached")
          .atMost(Bench.PATIENCE)
          .until(() -> Files.exists(folder.resolve(step.faultPoint() + ".reached")));
      String meant = sealing(bench, bench.service()).heads().getFirst();
      first.crash();

      // When
      Service second = bench.service().serving();
      StoredTicket ticket = bench.ended("t1");
      Files.createFile(folder.resolve(step.faultPoint() + ".go"));

      // Then
      isSealedOnce(bench, second, ticket, meant);
    }
  }

  @OnBothDatabases
  void betweenTheFolderAndTheRow(StoreFixture fixture) throws IOException {
    try (Bench bench = new Bench(fixture)) {
      // Given
      AtomicReference<Seal> published = new AtomicReference<>();
      bench.evidence =
          service ->
              new Dying(
                  sealing(bench, service).evidence(),
                  seal -> {
                    published.set(seal);
                    service.crash();
                  });
      Service first = bench.service().serving();
      first.run("t1", Commands.of("task"));
      await("the folder is there").atMost(Bench.PATIENCE).until(() -> published.get() != null);

      // When
      bench.evidence = service -> sealing(bench, service).evidence();
      Service second = bench.service().serving();
      StoredTicket ticket = bench.ended("t1");

      // Then
      isSealedOnce(bench, second, ticket, published.get().head());
    }
  }

  private void isSealedOnce(Bench bench, Service service, StoredTicket ticket, String meant)
      throws IOException {
    assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
    assertThat(ticket.evidence()).isNotNull();
    SealingFixture sealing = sealing(bench, service);
    assertThat(sealing.numbers()).containsExactly("1 sealed");
    assertThat(sealing.heads()).containsExactly(meant);
    assertThat(
            new VerifyFolders()
                .in(root.resolve(String.valueOf(ticket.evidence())), Optional.of(meant)))
        .singleElement()
        .satisfies(one -> assertThat(one.state()).isEqualTo(VerificationState.INTACT));
    assertThat(bench.events("t1").stream().filter(kind -> kind.equals("ticket.succeeded")).toList())
        .hasSize(1);
  }

  /** Loses its process right after it has published. */
  private record Dying(EvidenceStore store, Consumer<Seal> death) implements EvidenceStore {

    @Override
    public PreparedEvidence prepare(RunEvidence evidence) {
      return store.prepare(evidence);
    }

    @Override
    public Seal intend(Transaction tx, PreparedEvidence evidence) {
      return store.intend(tx, evidence);
    }

    @Override
    public void publish(PreparedEvidence evidence, Seal seal) {
      store.publish(evidence, seal);
      death.accept(seal);
    }

    @Override
    public void sealed(Transaction tx, Seal seal) {
      store.sealed(tx, seal);
    }

    @Override
    public Optional<Seal> sealOf(String ticketId) {
      return store.sealOf(ticketId);
    }

    @Override
    public Optional<PrunedFiles> removed(String place) {
      return store.removed(place);
    }

    @Override
    public List<String> names(String place) {
      return store.names(place);
    }

    @Override
    public Optional<byte[]> read(String place, String name) {
      return store.read(place, name);
    }
  }
}
