package io.operationscenter.execution.backends.directlocal;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.execution.backends.AiderRun;
import io.operationscenter.kit.config.AiderSection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How direct_local calls Aider (spec 03 §4.1). */
final class AiderArguments {

  private AiderArguments() {}

  /** Those before the operator's own. */
  static List<String> of(AiderSection settings, ExecutionRequest request) {
    List<String> argv =
        new ArrayList<>(
            List.of(
                "--model",
                settings.modelPrefix() + "/" + settings.profile(),
                "--message",
                AiderRun.message(request),
                "--yes"));
    String modelSettings = settings.modelSettingsFile();
    if (!modelSettings.isEmpty() && Files.isRegularFile(Path.of(modelSettings))) {
      argv.addAll(
          List.of("--model-settings-file", Path.of(modelSettings).toAbsolutePath().toString()));
    }
    return argv;
  }
}
