package io.operationscenter.planner.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.config.ManagedRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks of spec 06 §6.3. */
class GoalCheckTest {

  @TempDir private Path checkout;

  private ManagedRepository repository(boolean local) {
    String path = local ? ", \"local_path\": \"" + checkout + "\"" : "";
    return ContractCodec.withRandomIds(Clock.systemUTC())
        .read(
            ManagedRepository.class,
            "{\"clone_url\": \"git@h:o/r.git\", \"default_branch\": \"main\"" + path + "}");
  }

  private Optional<String> check(String goal, boolean local) {
    ManagedRepository repository = repository(local);
    return GoalCheck.rejection(
        goal,
        repository,
        List.of(repository),
        file -> LocalCheckout.holds(repository.localPath(), file));
  }

  @Test
  void theLengthHasTwoLimits() {
    assertThat(check("x".repeat(29), false)).get().asString().contains("29", "30");
    assertThat(check("x".repeat(30), false)).isEmpty();
    assertThat(check("x".repeat(8000), false)).isEmpty();
    assertThat(check("x".repeat(8001), false)).get().asString().contains("8001", "8000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Look at the reader module. Fix everything.",
        "FIX ALL; and then tell me what you did",
        "- improve everything\n- and write a summary of it",
        "Please read the code, do everything, then stop"
      })
  void aVaguePhraseThatIsAWholeClauseIsRejected(String goal) {
    assertThat(check(goal, false)).get().asString().contains("without saying what");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fix all failing tests in the parser module",
        "Fix everything that ruff reports under src/",
        "Prefix all metrics with the service name"
      })
  void aPhraseThatSaysWhatIsFine(String goal) {
    assertThat(check(goal, false)).isEmpty();
  }

  @Test
  void aNamedFileMustBeThere() throws IOException {
    Files.createDirectories(checkout.resolve("src/app"));
    Files.writeString(checkout.resolve("src/app/reader.py"), "");

    assertThat(check("Make src/app/reader.py close its file handles", true)).isEmpty();
    assertThat(check("Make reader.py close its file handles please", true)).isEmpty();
    assertThat(check("Make src/app/writer.py close its file handles", true))
        .contains("none of the named files is in the repository: src/app/writer.py");
    assertThat(check("Move src/app/writer.py into src/app/reader.py today", true)).isEmpty();
  }

  @Test
  void aFileToBeCreatedNeedNotBeThere() {
    assertThat(check("Create docs/guide.md that explains the setup", true)).isEmpty();
    assertThat(check("The page docs/guide.md is to be created from the wiki", true)).isEmpty();
  }

  @Test
  void withoutACheckoutFilesAreNotLookedAt() {
    assertThat(check("Make src/app/writer.py close its file handles", false)).isEmpty();
  }

  @Test
  void aPathOutsideTheCheckoutIsNeverThere() throws IOException {
    Path outside =
        Files.writeString(checkout.resolveSibling("outside-" + checkout.getFileName() + ".md"), "");

    assertThat(LocalCheckout.holds(checkout.toString(), "../" + outside.getFileName())).isFalse();
    Files.delete(outside);
  }

  @Test
  void aCheckoutThatIsGoneRejectsNothing() {
    assertThat(LocalCheckout.holds(checkout.resolve("gone").toString(), "a.py")).isTrue();
  }
}
