package io.operationscenter.kit.config.generated;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Member;
import io.operationscenter.contracts.codec.RecordSchema;
import io.operationscenter.contracts.codec.WireType;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.environment.EnvironmentSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the reference page from the schema, one table per section. */
final class ConfigurationReference {

  private static final String INTRODUCTION =
      """
      # Configuration

      Generated from the schema; do not edit.

      One YAML file, `config/operations_center.local.yaml` unless `OPERATIONS_CENTER_CONFIG` names
      another, is read by all four services. [The example](../deploy/config/operations_center.example.yaml)
      shows every key, [the environment example](../deploy/config/env.operations-center.example) every
      variable. Secrets stand in neither: keys that end in `_env` hold the *name* of a variable.

      - Everything wrong with the file is reported at once, with key, line and column. Unknown keys are
        errors; with `config.lenient: true` they are warnings, except below `config` itself.
      - Values are read by YAML 1.2's core schema: `yes`, `no`, `on`, `off`, dates and `09:30` are text,
        flags are `true` and `false`, `010` is ten. Texts are never turned into numbers or numbers
        into texts: quote a branch called `1.0`. Tags, merge keys (`<<`), repeated keys and further
        documents are refused; anchors and aliases work.
      - Limits: 1 MiB, 50 levels, 100 000 values after aliases are expanded.
      - Every service reads the file again every 10 seconds. One that cannot be used changes nothing: the
        last good values stay, health counts its faults, the log names them. Write a new version beside
        it and rename it.
      - The digest that health shows is SHA-256 over the values with all defaults as JSON, members
        sorted by name: comments, order and spelled-out defaults make no difference.
      - A malformed entry of `scheduled_tasks`, or one for an unknown repository, is skipped with a
        warning.
      """;

  private final Map<Class<? extends Record>, String> sections = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();

  private ConfigurationReference() {}

  static String text() {
    ConfigurationReference reference = new ConfigurationReference();
    reference.lines.add(INTRODUCTION);
    reference.lines.add("## Keys");
    reference.section("Top level", "", OperatorConfiguration.class);
    reference.environment();
    return String.join("\n", reference.lines) + "\n";
  }

  private void section(String title, String path, Class<? extends Record> type) {
    List<Member> members = RecordSchema.of(type).members();
    if (members.isEmpty() || sections.putIfAbsent(type, title) != null) {
      return;
    }
    lines.add("");
    lines.add("### " + title);
    lines.add("");
    lines.add("| Key | Type | Default | Meaning |");
    lines.add("|---|---|---|---|");
    for (Member member : members) {
      lines.add(
          "| `%s` | %s | %s | %s |"
              .formatted(member.name(), type(member), defaultOf(member), cell(member.doc())));
    }
    for (Member member : members) {
      descend(path + member.name(), member.type());
    }
  }

  private void descend(String path, WireType type) {
    switch (type) {
      case WireType.Nested nested -> section("`" + path + "`", path + ".", nested.type());
      case WireType.Sequence sequence -> descend(path + "[]", sequence.element());
      case WireType.Dictionary dictionary -> descend(path + ".<key>", dictionary.value());
      default -> {}
    }
  }

  private void environment() {
    lines.add("");
    lines.add("## Environment variables");
    lines.add("");
    lines.add(
        "Integers that do not parse keep a service from starting. Set to nothing means unset.");
    for (Member group : RecordSchema.of(EnvironmentSettings.class).members()) {
      lines.add("");
      lines.add("### " + group.doc());
      lines.add("");
      lines.add("| Variable | Default | Meaning |");
      lines.add("|---|---|---|");
      for (Member member : ExampleEnvironment.members(group)) {
        String value = ExampleEnvironment.value(member.defaultValue());
        lines.add(
            "| `%s` | %s | %s |"
                .formatted(
                    ExampleEnvironment.variable(member).value(),
                    value.isEmpty() ? "unset" : "`" + value + "`",
                    cell(ExampleEnvironment.sentence(member))));
      }
    }
    lines.add("");
    lines.add("### Secrets");
    lines.add("");
    lines.add("| Variable | Meaning |");
    lines.add("|---|---|");
    ExampleEnvironment.SECRETS.forEach(
        (name, sentence) -> lines.add("| `" + name + "` | " + cell(sentence) + " |"));
  }

  private static String type(Member member) {
    return word(member.type()) + (member.nullable() ? " or null" : "");
  }

  private static String word(WireType type) {
    return switch (type) {
      case WireType.Text _ -> "text";
      case WireType.Choice choice ->
          Arrays.stream(choice.type().getEnumConstants())
              .map(constant -> "`" + constant.wire() + "`")
              .collect(Collectors.joining(", "));
      case WireType.Whole _ -> "integer";
      case WireType.Decimal _ -> "number";
      case WireType.Flag _ -> "flag";
      case WireType.Time _ -> "time";
      case WireType.Sequence sequence -> "list of " + word(sequence.element());
      case WireType.Dictionary dictionary -> "map of " + word(dictionary.value());
      case WireType.Nested _ -> "section";
      case WireType.Anything _ -> "anything";
    };
  }

  private static String defaultOf(Member member) {
    JsonNode value = member.defaultValue();
    if (value != null) {
      return value.isObject() && value.isEmpty() && member.type() instanceof WireType.Nested
          ? "its defaults"
          : "`"
              + cell(
                  value.isTextual() && !value.asText().isEmpty()
                      ? value.asText()
                      : value.toString())
              + "`";
    }
    if (member.requiredWhen() != null) {
      return "required when `%s` is `%s`"
          .formatted(member.requiredWhen().member(), member.requiredWhen().is());
    }
    return member.nullable() ? "null" : "required";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
  }
}
