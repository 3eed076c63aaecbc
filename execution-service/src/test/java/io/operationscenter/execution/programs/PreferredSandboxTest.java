package io.operationscenter.execution.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.config.SandboxSection;
import io.operationscenter.kit.config.file.OperatorConfigurationFile;
import io.operationscenter.kit.config.file.ReloadableConfiguration;
import io.operationscenter.kit.config.secrets.Secrets;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferredSandboxTest {

  private static SandboxSection sandbox(String json) {
    return ContractCodec.withRandomIds(Clock.systemUTC()).read(SandboxSection.class, json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | level namespaces with egress proxy",
        "{'level': 'namespaces', 'egress': 'none'} | level namespaces with egress none",
        "{'level': 'process', 'egress': 'proxy'} | level process with egress proxy",
      })
  void namesTheWishAndWhatIsHad(String json, String wish) {
    assertThat(PreferredSandbox.missed(sandbox(json.replace('\'', '"'))))
        .contains(wish + " is preferred, level process with egress host is had");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'level': 'process'}",
        "{'level': 'process', 'egress': 'host'}",
        "{'level': 'namespaces', 'mode': 'required'}"
      })
  void isSilentWhereTheWishIsMetOrRunsAreRefused(String json) {
    assertThat(PreferredSandbox.missed(sandbox(json.replace('\'', '"')))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"preferred,1", "required,0"})
  void warnsOnceAtTheStartOfTheService(String mode, int warnings, @TempDir Path folder)
      throws IOException {
    // Given
    List<String> said = new CopyOnWriteArrayList<>();
    Handler handler = warningsInto(said);
    PreferredSandbox sandbox = new PreferredSandbox(configured(folder, mode));

    // When
    Logger.getLogger("").addHandler(handler);
    try {
      sandbox.warn(new StartupEvent());
    } finally {
      Logger.getLogger("").removeHandler(handler);
    }

    // Then
    assertThat(said)
        .hasSize(warnings)
        .allMatch(line -> line.contains("level namespaces with egress proxy is preferred"));
  }

  private static ConfigurationInUse configured(Path folder, String mode) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("operations_center.yaml"),
            """
            plane: {mode: embedded}
            git: {}
            kodo: {}
            repos: {sample: {clone_url: "git@example.org:owner/sample.git", default_branch: main}}
            sandbox: {mode: %s}
            """
                .formatted(mode));
    OperatorConfigurationFile files =
        new OperatorConfigurationFile(ContractCodec.withRandomIds(Clock.systemUTC()));
    return new ConfigurationInUse.FromFile(
        new ReloadableConfiguration(files, files.load(file), Clock.systemUTC()), Secrets.NONE);
  }

  private static Handler warningsInto(List<String> said) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.WARNING.intValue()
            && line.getLoggerName().equals(PreferredSandbox.class.getName())) {
          said.add(line.getMessage() + Arrays.toString(line.getParameters()));
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
