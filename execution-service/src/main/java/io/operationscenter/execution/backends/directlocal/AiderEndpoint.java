package io.operationscenter.execution.backends.directlocal;

import io.operationscenter.execution.backends.LocalModel;
import io.operationscenter.kit.config.AiderSection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which server the configured Aider would send its prompts to. */
final class AiderEndpoint {

  private static final String ARGUMENT = "--openai-api-base";
  private static final String OLLAMA = "http://localhost:11434";

  private AiderEndpoint() {}

  /** Why this Aider is not local; empty = it is. */
  static Optional<String> whyNotLocal(AiderSection settings, Map<String, String> environment) {
    if (settings.modelPrefix().startsWith("ollama")) {
      return LocalModel.whyNot(environment.getOrDefault("OLLAMA_API_BASE", OLLAMA));
    }
    return named(settings.extraArgs())
        .or(() -> Optional.ofNullable(environment.get("OPENAI_API_BASE")))
        .map(LocalModel::whyNot)
        .orElseGet(
            () ->
                Optional.of(
                    "only models on this machine are accepted; name the local server of model '%s/%s' in OPENAI_API_BASE"
                        .formatted(settings.modelPrefix(), settings.profile())));
  }

  private static Optional<String> named(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(ARGUMENT + "=")) {
        return Optional.of(argument.substring(ARGUMENT.length() + 1));
      }
      if (argument.equals(ARGUMENT) && i + 1 < arguments.size()) {
        return Optional.of(arguments.get(i + 1));
      }
    }
    return Optional.empty();
  }
}
