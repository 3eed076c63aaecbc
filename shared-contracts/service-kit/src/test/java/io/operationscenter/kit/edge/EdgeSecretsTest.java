package io.operationscenter.kit.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.service.StartRefused;
import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeSecretsTest {

  @TempDir private Path folder;
  private EdgeSecrets secrets;

  @BeforeEach
  void prepare() {
    DataRoot root = new DataRoot(folder);
    root.prepareFor(Service.PLANNER);
    secrets = new EdgeSecrets(root, new SecureRandom());
  }

  @Test
  void makesATokenThatOnlyItsOwnerReads() throws IOException {
    Token token = secrets.ensure(Edge.READER);

    Path file = secrets.fileOf(Edge.READER);
    assertThat(file).hasFileName("reader.token").hasContent(token.text());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.getParent().toFile().list()).containsExactly("reader.token");
  }

  @Test
  void neverReplacesAToken() {
    Token first = secrets.ensure(Edge.READER);

    assertThat(secrets.ensure(Edge.READER)).isEqualTo(first);
    assertThat(secrets.ensure(Edge.OPERATOR)).isNotEqualTo(first);
  }

  @Test
  void ofManyWhoStartAtOnceAllGetTheSameToken() throws Exception {
    List<Future<Token>> tokens = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < 64; i++) {
        tokens.add(threads.submit(() -> secrets.ensure(Edge.OPERATOR)));
      }
    }

    Token first = tokens.getFirst().get();
    for (Future<Token> token : tokens) {
      assertThat(token.get()).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
  void refusesAFileThatIsOpenToOthers(String permissions) throws IOException {
    secrets.ensure(Edge.READER);
    Path file = secrets.fileOf(Edge.READER);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(() -> secrets.ensure(Edge.READER))
        .isInstanceOf(StartRefused.class)
        .hasMessageContainingAll(file.toString(), permissions, "chmod 600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with blanks and ümlauts in it, long enough to be a token"})
  void refusesWhatIsNoTokenWithoutRepeatingIt(String content) throws IOException {
    secrets.ensure(Edge.READER);
    Path file = secrets.fileOf(Edge.READER);
    Files.writeString(file, content);

    assertThatThrownBy(() -> secrets.ensure(Edge.READER))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(file.toString())
        .satisfies(
            refusal -> {
              if (!content.isEmpty()) {
                assertThat(refusal).hasMessageNotContaining(content);
              }
            });
  }

  @Test
  void aTokenIsNeverPrinted() {
    Token token = secrets.ensure(Edge.READER);

    assertThat(token.toString()).doesNotContain(token.text());
  }
}
