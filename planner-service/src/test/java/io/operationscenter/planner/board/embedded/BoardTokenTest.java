package io.operationscenter.planner.board.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardTokenTest {

  @TempDir Path folder;
  private DataRoot root;
  private Path file;

  @BeforeEach
  void prepare() {
    root = new DataRoot(folder);
    root.prepare(EmbeddedBoard.NAME);
    file = root.secrets().resolve("board-planner.token");
  }

  private BoardToken ensure() {
    return BoardToken.ensure(root, "board-planner", new SecureRandom());
  }

  @Test
  void isMadeOnceForItsOwnerOnly() throws Exception {
    // Given no file

    // When
    BoardToken first = ensure();
    BoardToken second = ensure();

    // Then
    assertThat(first.text()).matches("plane_api_[0-9a-f]{32}");
    assertThat(second).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(first.toString()).doesNotContain(first.text());
  }

  @Test
  void ofManyWhoMakeItAtOnceAllGetTheSame() throws Exception {
    // Given
    List<Future<BoardToken>> pending = new ArrayList<>();

    // When
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 32; i++) {
        pending.add(threads.submit(this::ensure));
      }
    }

    // Then
    List<BoardToken> tokens = new ArrayList<>();
    for (Future<BoardToken> one : pending) {
      tokens.add(one.get());
    }
    assertThat(tokens).containsOnly(ensure());
  }

  @Test
  void isRefusedWhenOthersCanReadIt() throws Exception {
    // Given
    ensure();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    // When / Then
    assertThatThrownBy(this::ensure)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("open to others");
  }

  @Test
  void isRefusedWithoutBeingShownWhenItIsNone() throws Exception {
    // Given
    ensure();
    Files.writeString(file, "my secret\n");

    // When / Then
    assertThatThrownBy(this::ensure)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining("my secret");
  }
}
