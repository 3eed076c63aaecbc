package io.operationscenter.execution.backends;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What agents need of the service's environment to reach their models: keys and addresses of
 * providers, nothing else (spec 03 §3).
 */
@Singleton
public final class AgentKeys {

  /** Aider's provider of models of the OpenAI kind, and where Ollama answers. */
  public static final List<String> LOCAL_MODELS =
      List.of("OPENAI_API_KEY", "OPENAI_API_BASE", "OLLAMA_API_BASE");

  /** What the engines of the kodo slot read. */
  public static final List<String> ENGINES =
      List.of(
          "ANTHROPIC_API_KEY",
          "ANTHROPIC_AUTH_TOKEN",
          "ANTHROPIC_BASE_URL",
          "CLAUDE_CODE_OAUTH_TOKEN",
          "OPENAI_API_KEY",
          "OPENAI_API_BASE",
          "OPENAI_BASE_URL",
          "CODEX_API_KEY",
          "GEMINI_API_KEY",
          "GOOGLE_API_KEY",
          "OPENROUTER_API_KEY",
          "CURSOR_API_KEY");

  private static final List<String> SECRET_ENDINGS = List.of("_KEY", "_TOKEN");

  private final Function<String, @Nullable String> environment;

  @Inject
  AgentKeys() {
    this(System::getenv);
  }

  /** Reads another environment than the process' own. */
  public AgentKeys(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /** Those of the variables that are set. */
  public Map<String, String> of(List<String> variables) {
    Map<String, String> found = new HashMap<>();
    for (String variable : variables) {
      String value = environment.apply(variable);
      if (value != null && !value.isBlank()) {
        found.put(variable, value);
      }
    }
    return found;
  }

  /** The values that must be hidden. */
  public static List<String> secretsOf(Map<String, String> variables) {
    return variables.entrySet().stream()
        .filter(variable -> SECRET_ENDINGS.stream().anyMatch(variable.getKey()::endsWith))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The values of arguments whose names say that they are secret, e.g. {@code --api-key}. */
  public static List<String> secretsOf(List<String> arguments) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String[] argument = arguments.get(i).split("=", 2);
      boolean secret = argument[0].matches("(?i)--?[a-z-]*(?:key|token|secret|password)");
      if (secret && argument.length == 2) {
        found.addAll(Arrays.asList(argument[1], lastPart(argument[1])));
      } else if (secret && i + 1 < arguments.size()) {
        found.addAll(List.of(arguments.get(i + 1), lastPart(arguments.get(i + 1))));
      }
    }
    return found;
  }

  /** {@code --api-key provider=key} names the provider first. */
  private static String lastPart(String value) {
    return value.substring(value.indexOf('=') + 1);
  }
}
