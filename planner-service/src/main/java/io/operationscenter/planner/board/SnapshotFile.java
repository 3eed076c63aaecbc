package io.operationscenter.planner.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.kit.files.AtomicFile;
import io.operationscenter.kit.files.FileAccess;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.Service;
import io.quarkus.logging.Log;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * {@code board_snapshot.json} for dashboards (spec 06 §17): the cards that run, wait, are blocked
 * or in review, and their number by repository, without secrets in their titles. Best effort: a
 * fault is logged and nothing more.
 */
@Singleton
final class SnapshotFile {

  private static final List<BoardState> SHOWN =
      List.of(BoardState.RUNNING, BoardState.READY, BoardState.BLOCKED, BoardState.REVIEW);

  /** Readers take an older file for a sign that nobody writes it. */
  private static final Duration WRITTEN_AT_LEAST_EVERY = Duration.ofSeconds(30);

  private final Path path;
  private final String writtenBy;
  private final SecretMask mask;
  private final AtomicReference<Written> last =
      new AtomicReference<>(new Written(JsonNodeFactory.instance.objectNode(), Instant.MIN));

  private record Written(ObjectNode content, Instant at) {}

  /** In the folder of the service. */
  @Inject
  SnapshotFile(DataRoot root, Service service, SecretMask mask) {
    this(root.folderOf(service).resolve("board_snapshot.json"), service.id(), mask);
  }

  SnapshotFile(Path path, String writtenBy, SecretMask mask) {
    this.path = path;
    this.writtenBy = writtenBy;
    this.mask = mask;
  }

  void write(Collection<Card> cards, Instant now) {
    ObjectNode content = content(cards);
    Written before = last.get();
    boolean fresh =
        !before.at().equals(Instant.MIN) && before.at().plus(WRITTEN_AT_LEAST_EVERY).isAfter(now);
    if (fresh && before.content().equals(content)) {
      return;
    }
    ObjectNode whole =
        JsonNodeFactory.instance
            .objectNode()
            .put("updated_at", Timestamps.format(now))
            .put("written_by", writtenBy);
    whole.setAll(content);
    try {
      AtomicFile.write(path, FileAccess.READABLE, whole.toPrettyString() + "\n");
      last.set(new Written(content, now));
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        return; // the reader ends, the file is written by the next one
      }
      Log.warnf("The board snapshot is not written: %s", e.getMessage());
    }
  }

  private ObjectNode content(Collection<Card> cards) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    ObjectNode counts = content.putObject("counts");
    ArrayNode issues = content.putArray("issues");
    for (Card card : cards) {
      Optional<BoardState> state = card.state().map(SnapshotFile::counted);
      if (state.isPresent() && SHOWN.contains(state.get())) {
        CardLabels labels = CardLabels.of(card);
        String repo = labels.repo().orElse("");
        count(counts, repo, state.get());
        issues
            .addObject()
            .put("id", card.id())
            .put("name", mask.mask(card.title()))
            .put("state", state.get().title())
            .put("repo", repo)
            .put("kind", labels.taskKind());
      }
    }
    return content;
  }

  private static BoardState counted(BoardState state) {
    return state == BoardState.IN_REVIEW ? BoardState.REVIEW : state;
  }

  private static void count(ObjectNode counts, String repo, BoardState state) {
    ObjectNode ofRepo = counts.withObjectProperty(repo);
    if (ofRepo.isEmpty()) {
      SHOWN.forEach(shown -> ofRepo.put(shown.title(), 0));
    }
    ofRepo.put(state.title(), ofRepo.path(state.title()).asInt() + 1);
  }
}
