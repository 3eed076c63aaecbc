package io.operationscenter.kit.config.generated;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Member;
import io.operationscenter.contracts.codec.RecordSchema;
import io.operationscenter.contracts.codec.WireType;
import io.operationscenter.kit.config.environment.EnvironmentSettings;
import io.operationscenter.kit.config.environment.Floor;
import io.operationscenter.kit.config.environment.Variable;
import io.operationscenter.kit.config.secrets.SecretNeeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the example of the environment file from the records. */
final class ExampleEnvironment {

  /** Secrets of the example configuration and of ingest; none has a value. */
  static final Map<String, String> SECRETS = secrets();

  private ExampleEnvironment() {}

  static String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# OperationsCenter: every environment variable with its meaning and default.");
    lines.add("# Generated from the schema. Copy it to .env.operations-center.local, mode 0600.");
    lines.add("# A variable set to nothing counts as unset.");
    for (Member group : RecordSchema.of(EnvironmentSettings.class).members()) {
      lines.add("");
      lines.add("# --- " + group.doc());
      for (Member member : members(group)) {
        lines.add("");
        ExampleConfiguration.comment(sentence(member), lines);
        lines.add(
            "export " + variable(member).value() + "=" + quoted(value(member.defaultValue())));
      }
    }
    lines.add("");
    lines.add("# --- Secrets: never logged, never written to artifacts.");
    SECRETS.forEach(
        (name, sentence) -> {
          lines.add("");
          ExampleConfiguration.comment(sentence, lines);
          lines.add("export " + name + "=");
        });
    return String.join("\n", lines) + "\n";
  }

  static List<Member> members(Member group) {
    return RecordSchema.of(((WireType.Nested) group.type()).type()).members();
  }

  static Variable variable(Member member) {
    return member.accessor().getAnnotation(Variable.class);
  }

  static String sentence(Member member) {
    Floor floor = member.accessor().getAnnotation(Floor.class);
    Variable variable = variable(member);
    return member.doc()
        + (floor == null ? "" : " Smaller values are raised to " + floor.value() + ".")
        + (variable.aliases().length == 0
            ? ""
            : " Older name: " + String.join(", ", variable.aliases()) + ".");
  }

  static String value(JsonNode value) {
    if (value == null || value.isArray()) {
      return "";
    }
    return value.isBoolean() ? (value.booleanValue() ? "1" : "0") : value.asText();
  }

  private static String quoted(String value) {
    return value.matches("[A-Za-z0-9_./:-]*") ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  private static Map<String, String> secrets() {
    Map<String, String> secrets = new LinkedHashMap<>();
    secrets.put("PLANE_API_TOKEN", "Token of Plane's API (planner; plane.api_token_env).");
    secrets.put("GITHUB_TOKEN", "Token of GitHub (execution, review; git.token_env).");
    secrets.put(SecretNeeds.WEBHOOK_SECRET, "HMAC secret of the CI webhook (ingest).");
    secrets.put(
        SecretNeeds.WEBHOOK_SECRET_PREVIOUS,
        "The secret before it, accepted while it is being changed (ingest).");
    return secrets;
  }
}
