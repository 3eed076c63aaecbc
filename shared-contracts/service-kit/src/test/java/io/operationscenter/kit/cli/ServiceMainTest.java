package io.operationscenter.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.service.StartRefused;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

class ServiceMainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Command(name = "refuse")
  private static final class Refuse implements Callable<Integer> {
    @Override
    public Integer call() {
      throw StartRefused.refused("A rule stands against it.");
    }
  }

  @Command(name = "fall")
  private static final class Fall implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new IllegalStateException("a fault of ours");
    }
  }

  @Command(name = "verify")
  private static final class OwnVerify implements Callable<Integer> {
    @Override
    public Integer call() {
      return 42;
    }
  }

  private int run(String... arguments) {
    return ServiceMain.of(Service.REVIEW, new PrintWriter(out, true), new PrintWriter(err, true))
        .with(new Refuse())
        .with(new Fall())
        .run(arguments);
  }

  @Test
  void versionIsData() {
    assertThat(run("version")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("service", "review", "contracts_version");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void versionIsDataForProgramsToo() {
    assertThat(run("version", "--output", "json")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .startsWith("{\"service\":\"review\",\"version\":")
        .contains("\"contracts_version\":\"1.0\"}");
  }

  @Test
  void serveSaysWhyItsDataRootCannotBeUsed() {
    assertThat(run("serve", "--data-root", "/proc/operations-center")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("/proc/operations-center").hasLineCount(1);
  }

  @Test
  void verifiesEvidenceWithoutAService(@TempDir Path folder) {
    assertThat(run("verify", folder.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString()).contains(folder.toString(), "State       unsealed, 0 file(s)");
  }

  @Test
  void verifiesForProgramsToo(@TempDir Path folder) throws IOException {
    assertThat(run("verify", "--output", "json", folder.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(new ObjectMapper().readTree(out.toString()).at("/0/state").asText())
        .isEqualTo("unsealed");
  }

  @Test
  void verifyingNothingIsAMistakeOfUsage() {
    assertThat(run("verify", "/no/such/folder")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("There is no folder /no/such/folder.");
  }

  @Test
  void aCommandOfTheServiceStandsInPlaceOfTheCommonOne() {
    int code =
        ServiceMain.of(Service.REVIEW, new PrintWriter(out, true), new PrintWriter(err, true))
            .with(new OwnVerify())
            .run("verify");
    assertThat(code).isEqualTo(42);
  }

  @Test
  void helpIsData() {
    assertThat(run("help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("Usage: review", "serve", "version", "Exit codes:");
  }

  @Test
  void noCommandIsAnsweredWithUsage() {
    assertThat(run()).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString()).contains("Usage: review");
    assertThat(err.toString()).contains("No command was given.");
  }

  @Test
  void anUnknownCommandIsAnsweredWithTheNearest() {
    assertThat(run("vresion")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("'vresion'", "version");
    assertThat(out.toString()).contains("Usage: review");
  }

  @Test
  void lostOutputIsAFailure() throws IOException {
    try (PrintStream full = new PrintStream(new FileOutputStream("/dev/full"))) {
      int code =
          ServiceMain.of(
                  Service.REVIEW,
                  new PrintWriter(full, true, StandardCharsets.UTF_8),
                  new PrintWriter(err, true))
              .run("version");

      assertThat(code).isEqualTo(ExitCode.FAILED);
    }
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("The output could not be written completely.");
  }

  @Test
  void aWrongValueIsAnsweredWithTheRightOnes() {
    assertThat(run("version", "--output", "xml")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("table, json", "'xml'");
  }

  @Test
  void aRefusalIsOneSentence() {
    assertThat(run("refuse")).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).isEqualToIgnoringNewLines("A rule stands against it.");
  }

  @Test
  void aFaultOfOursIsShownInFull() {
    assertThat(run("fall")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("a fault of ours", "\tat ");
  }
}
