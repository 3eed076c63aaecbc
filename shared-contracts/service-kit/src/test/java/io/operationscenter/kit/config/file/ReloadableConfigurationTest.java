package io.operationscenter.kit.config.file;

import static io.operationscenter.kit.config.Samples.FILE;
import static io.operationscenter.kit.config.Samples.MINIMAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadableConfigurationTest {

  private static final Instant START = Instant.parse("2026-04-28T10:00:00Z");

  @TempDir Path folder;
  private Path file;
  private Instant now = START;
  private ReloadableConfiguration configuration;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("configuration.yaml");
    write(MINIMAL);
    configuration = new ReloadableConfiguration(FILE, FILE.load(file), () -> now);
  }

  @Test
  void changesNothingWhileTheFileStaysTheSame() {
    now = START.plusSeconds(60);

    assertThat(configuration.reload()).isEqualTo(new ReloadOutcome.Unchanged());
    assertThat(configuration.reload()).isEqualTo(new ReloadOutcome.Unchanged());
    assertThat(configuration.state().since()).isEqualTo(START);
    assertThat(configuration.state().lookedAt()).isEqualTo(now);
  }

  @Test
  void takesNewValues() throws IOException {
    String before = configuration.state().digest();
    write(MINIMAL + "stale_pr_days: 9\n");
    now = START.plusSeconds(60);

    assertThat(configuration.reload()).isEqualTo(new ReloadOutcome.Replaced(before));
    assertThat(configuration.current().stalePrDays()).isEqualTo(9);
    assertThat(configuration.state().since()).isEqualTo(now);
    assertThat(configuration.state().digest()).isNotEqualTo(before);
    assertThat(configuration.reload()).isEqualTo(new ReloadOutcome.Unchanged());
  }

  @Test
  void noticesAnEditThatKeepsSizeAndTime() throws IOException {
    write(MINIMAL + "stale_pr_days: 8\n");
    configuration.reload();
    var time = Files.getLastModifiedTime(file);
    write(MINIMAL + "stale_pr_days: 9\n");
    Files.setLastModifiedTime(file, time);

    configuration.reload();

    assertThat(configuration.current().stalePrDays()).isEqualTo(9);
  }

  @Test
  void keepsTheDigestWhenOnlyACommentChanges() throws IOException {
    write("# why\n" + MINIMAL);

    assertThat(configuration.reload()).isEqualTo(new ReloadOutcome.Unchanged());
  }

  @Test
  void keepsTheLastGoodValuesAndSaysSo() throws IOException {
    write(MINIMAL + "stale_pr_days: 9\n");
    configuration.reload();
    String digest = configuration.state().digest();
    write(MINIMAL + "stale_pr_days: often\ncolour: blue\n");

    for (int look = 0; look < 2; look++) {
      assertThat(configuration.reload())
          .isInstanceOfSatisfying(
              ReloadOutcome.Refused.class,
              refused ->
                  assertThat(refused.faults())
                      .extracting(ConfigurationFault::path)
                      .containsExactly("stale_pr_days", "colour"));
      assertThat(configuration.current().stalePrDays()).isEqualTo(9);
      assertThat(configuration.state().digest()).isEqualTo(digest);
    }
  }

  @Test
  void recoversWhenTheFileIsPutRight() throws IOException {
    write("plane: {mode: embed");
    configuration.reload();
    assertThat(configuration.state().outcome()).isInstanceOf(ReloadOutcome.Refused.class);
    write(MINIMAL);

    assertThat(configuration.reload()).isEqualTo(new ReloadOutcome.Unchanged());
    assertThat(configuration.state().outcome()).isEqualTo(new ReloadOutcome.Unchanged());
  }

  @Test
  void survivesAFileThatIsGoneForAWhile() throws IOException {
    Files.delete(file);

    assertThat(configuration.reload())
        .isEqualTo(
            new ReloadOutcome.Refused(List.of(new ConfigurationFault("", null, "does not exist"))));
    assertThat(configuration.current().repos()).containsOnlyKeys("api");
    write(MINIMAL + "stale_pr_days: 9\n");
    assertThat(configuration.reload()).isInstanceOf(ReloadOutcome.Replaced.class);
  }

  @Test
  void neverTakesAFileThatBreaksOffWithinItsRequiredParts() throws IOException {
    for (int length = 0; length < MINIMAL.stripTrailing().length() - "main".length(); length++) {
      write(MINIMAL.substring(0, length));

      assertThat(configuration.reload())
          .as("first %d characters", length)
          .isInstanceOf(ReloadOutcome.Refused.class);
    }
    assertThat(configuration.current().repos()).containsOnlyKeys("api");
  }

  @Test
  void readersSeeOneWholeConfigurationWhileItIsReplaced() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Callable<Integer> reader =
        () -> {
          int torn = 0;
          while (!done.get()) {
            var seen = configuration.current();
            torn += seen.stalePrDays() == seen.parallelSlots() ? 0 : 1;
          }
          return torn;
        };
    write(MINIMAL + "stale_pr_days: 1\nparallel_slots: 1\n");
    configuration.reload();
    List<Future<Integer>> readers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      readers.add(threads.submit(reader));
      readers.add(threads.submit(reader));
      for (int i = 2; i <= 100; i++) {
        write(MINIMAL + "stale_pr_days: %d\nparallel_slots: %d\n".formatted(i, i));
        assertThat(configuration.reload()).isInstanceOf(ReloadOutcome.Replaced.class);
      }
      done.set(true);
      for (Future<Integer> result : readers) {
        assertThat(result.get()).isZero();
      }
    } finally {
      done.set(true);
    }
  }

  private void write(String text) throws IOException {
    Path next = Files.writeString(folder.resolve("next.yaml"), text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
