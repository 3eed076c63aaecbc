package io.operationscenter.kit.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yes|\"yes\"",
        "No|\"No\"",
        "on|\"on\"",
        "off|\"off\"",
        "y|\"y\"",
        "true|true",
        "FALSE|false",
        "~|null",
        "Null|null",
        "'''null'''|\"null\"",
        "09:30|\"09:30\"",
        "12:30:45|\"12:30:45\"",
        "2026-04-28|\"2026-04-28\"",
        "2026-04-28T10:15:30Z|\"2026-04-28T10:15:30Z\"",
        "010|10",
        "0o10|8",
        "0x1F|31",
        "1_000|\"1_000\"",
        "0b11|\"0b11\"",
        "+7|7",
        "-7|-7",
        "1.50|1.5",
        "1e3|1000.0",
        ".5|0.5",
        "'\"12\"'|\"12\"",
        "!!str 12|\"12\"",
        "9223372036854775807|9223372036854775807",
        "9223372036854775808|9223372036854775808",
        "1.2.3|\"1.2.3\"",
        "=|\"=\"",
      })
  void readsScalarsByTheCoreSchema(String yaml, String json) {
    assertThat(tree("a: " + yaml).get("a")).hasToString(json);
  }

  @Test
  void readsInfinityAndNoNumberAsNumbers() {
    assertThat(tree("[.inf, -.INF, .nan]"))
        .extracting(JsonNode::doubleValue)
        .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);
  }

  @Test
  void keepsADigitSequenceThatIsNoReasonableNumberAsText() {
    assertThat(tree("a: " + "9".repeat(500_000)).get("a").isTextual()).isTrue();
  }

  @Test
  void takesKeysAsTextWhateverTheyLookLike() {
    assertThat(tree("{on: 1, 8080: 2, true: 3, 1.5: 4, 'null': 5, 2026-01-01: 6}").fieldNames())
        .toIterable()
        .containsExactly("on", "8080", "true", "1.5", "null", "2026-01-01");
  }

  @Test
  void tellsWhereKeysAndItemsStand() {
    YamlDocument document = YamlReader.read("a:\n  b: 1\n  c:\n    - x\n    - y: 2\n");

    assertThat(document.positionOf("a.b")).isEqualTo(new Position(2, 3));
    assertThat(document.positionOf("a.c.1.y")).isEqualTo(new Position(5, 7));
    assertThat(document.positionOf("a.c.1.absent")).isEqualTo(new Position(5, 7));
    assertThat(document.positionOf("a.absent.deeper")).isEqualTo(new Position(1, 1));
    assertThat(document.positionOf("absent")).isNull();
  }

  @Test
  void expandsAliases() {
    JsonNode tree = tree("a: &x {b: [1]}\nc: *x\nd: *x\n");

    assertThat(tree.get("c")).isEqualTo(tree.get("a")).isEqualTo(tree.get("d"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1\\nb: 2\\na: 3|a|3:1|must not be given twice, it already stands at line 1",
        "a: !!java.net.URL [x]|a|1:4|must not have a tag (!!java.net.URL); write the plain value",
        "a: !!javax.script.ScriptEngineManager {}|a|1:4|must not have a tag (!!javax.script.ScriptEngineManager); write the plain value",
        "a: !local x|a|1:4|must not have a tag (!!local); write the plain value",
        "a: !!int 12|a|1:4|must not have a tag (!!int); write the plain value",
        "a: !!binary aGk=|a|1:4|must not have a tag (!!binary); write the plain value",
        "b: &x {c: 1}\\na:\\n  <<: *x|a|3:3|must not use merge keys (<<); repeat the keys, or use an alias for the whole value",
        "a: {[1]: 2}|a|1:5|must have text as keys, no lists or mappings",
        "a:\\n\\tb: 1||2:1|is indented with a tab; YAML allows spaces only",
        "a: {~: 2}|a|1:5|must not have an empty key",
        "a: {!!java.lang.Runtime x: 2}|a|1:5|must not have a tag (!!java.lang.Runtime); write the plain value",
        "a: &x [*x]|a.0|1:4|must not be an alias of a value it is part of",
      })
  void refuses(String yaml, String path, String position, String message) {
    YamlDocument document = YamlReader.read(yaml.translateEscapes());

    assertThat(document.faults())
        .extracting(YamlFault::path, fault -> String.valueOf(fault.position()), YamlFault::message)
        .containsExactly(tuple(path == null ? "" : path, position, message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a:\\n  - x\\n\\t- y|3:1|is indented with a tab; YAML allows spaces only",
        "a: [1, 2|1:9|is no valid YAML: expected ',' or ']', but got <stream end>",
        "a: 'open|1:9|is no valid YAML: found unexpected end of stream",
        "a: b: c|1:5|is no valid YAML: mapping values are not allowed here",
        "a: *absent|1:4|is no valid YAML: found undefined alias absent (text that begins with * or & needs quotes)",
        "a: * * * * *|1:5|is no valid YAML: unexpected character found (32) (text that begins with * or & needs quotes)",
        "a: @b|1:4|is no valid YAML: found character '@' that cannot start any token. (Do not use @ for indentation)",
      })
  void saysWhereATextStopsBeingYaml(String yaml, String position, String message) {
    YamlDocument document = YamlReader.read(yaml.translateEscapes());

    assertThat(document.tree()).isNull();
    assertThat(document.faults())
        .containsExactly(
            new YamlFault(
                "",
                new Position(
                    Integer.parseInt(position.split(":", -1)[0]),
                    Integer.parseInt(position.split(":", -1)[1])),
                message));
  }

  @Test
  void refusesControlCharacters() {
    assertThat(YamlReader.read("a: 1\nb: x\u0007y").faults())
        .containsExactly(
            new YamlFault("", new Position(2, 5), "holds the control character U+0007"));
  }

  @Test
  void refusesASecondDocument() {
    assertThat(onlyFault("a: 1\n---\nb: 2\n"))
        .isEqualTo("must be one YAML document, but another one begins (---)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n...\n"})
  void hasNoFaultWithATextThatHoldsNothing(String yaml) {
    YamlDocument document = YamlReader.read(yaml);

    assertThat(document.faults()).isEmpty();
    assertThat(document.tree() == null || document.tree().isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void refusesDeepNesting(String opening) {
    assertThat(onlyFault(opening.repeat(100_000))).isEqualTo("must not nest deeper than 50 levels");
  }

  @Test
  void refusesManyAliases() {
    String yaml = "a: &a [x]\nb: [" + "*a, ".repeat(60) + "]";

    assertThat(onlyFault(yaml))
        .isEqualTo("must not use lists or mappings by alias more than 50 times");
  }

  @Test
  void refusesAnAliasBombWithinTheNumberOfAliases() {
    String bomb =
        "a0: &a0 [x, x]\n"
            + IntStream.range(1, 25)
                .mapToObj(i -> "a%d: &a%d [*a%d, *a%d]".formatted(i, i, i - 1, i - 1))
                .collect(Collectors.joining("\n"));

    assertThat(onlyFault(bomb)).startsWith("grows too large once its aliases are expanded");
  }

  @Test
  void refusesALongTextRepeatedByAlias() {
    String bomb = "a: &a " + "x".repeat(100_000) + "\nb: [" + "*a, ".repeat(1_000) + "]";

    assertThat(onlyFault(bomb)).startsWith("grows too large once its aliases are expanded");
  }

  @Test
  void refusesKeysOfAbsurdLength() {
    assertThat(onlyFault("? " + "k".repeat(201) + "\n: 1"))
        .isEqualTo("must not have keys longer than 200 characters");
  }

  private static JsonNode tree(String yaml) {
    YamlDocument document = YamlReader.read(yaml);
    assertThat(document.faults()).isEmpty();
    return document.tree();
  }

  private static String onlyFault(String yaml) {
    assertThat(YamlReader.read(yaml).faults()).hasSize(1);
    return YamlReader.read(yaml).faults().getFirst().message();
  }
}
