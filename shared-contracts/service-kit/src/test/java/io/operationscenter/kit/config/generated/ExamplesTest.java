package io.operationscenter.kit.config.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Member;
import io.operationscenter.contracts.codec.RecordSchema;
import io.operationscenter.contracts.codec.WireType;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.Samples;
import io.operationscenter.kit.config.environment.EnvironmentReader;
import io.operationscenter.kit.config.environment.EnvironmentSettings;
import io.operationscenter.kit.config.file.ConfigDrift;
import io.operationscenter.kit.config.file.LoadedConfiguration;
import io.operationscenter.kit.config.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated examples work as they stand, and nothing the specification lists is missing. */
class ExamplesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void loadsWithoutFaultOrWarning(boolean allLive) throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("c.yaml"), ExampleConfiguration.text(allLive));

    // When
    LoadedConfiguration loaded = Samples.FILE.load(file);

    // Then
    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.configuration().repos()).containsOnlyKeys("OperationsCenter");
  }

  @Test
  void schemaHoldsExactlyTheKeysOfTheSpecification() throws IOException {
    Set<String> listed = new TreeSet<>();
    for (String line : lines("/config/keys.txt")) {
      for (int end = 0; end >= 0 && !line.isEmpty(); ) {
        end = line.indexOf('.', end + 1);
        listed.add(end < 0 ? line : line.substring(0, end).replaceAll("(\\[]|\\.<key>)$", ""));
      }
    }
    listed.removeIf(key -> key.endsWith("<key>"));

    Set<String> known = new TreeSet<>();
    keys(OperatorConfiguration.class, "", known);
    known.removeIf(key -> key.startsWith("policy.default_policy."));

    assertThat(known).containsExactlyElementsOf(listed);
  }

  @Test
  void exampleShowsEveryKeyOfTheSchema() {
    JsonNode shown = YamlReader.read(ExampleConfiguration.text(true)).tree();
    Set<String> known = new TreeSet<>();
    keys(OperatorConfiguration.class, "", known);
    known.removeIf(key -> key.startsWith("policy.default_policy."));

    assertThat(known).allMatch(key -> shows(shown, key));
  }

  @Test
  void everySectionIsClosedAndEveryKeyHasItsSentence() {
    everyRecord(OperatorConfiguration.class);
    everyRecord(EnvironmentSettings.class);
  }

  @Test
  void emptyFileMissesEverySectionOfTheExample() {
    assertThat(ConfigDrift.missing(ExampleConfiguration.text(false), "git: {}"))
        .hasSize(RecordSchema.of(OperatorConfiguration.class).members().size() - 1 + 8)
        .contains("git.author_name", "sandbox");
  }

  @Test
  void environmentExampleGivesTheDefaults() {
    // Given
    Map<String, String> variables = new HashMap<>();
    ExampleEnvironment.text()
        .lines()
        .filter(line -> line.startsWith("export "))
        .map(line -> line.substring("export ".length()).split("=", 2))
        .forEach(pair -> variables.put(pair[0], pair[1].replace("'", "")));

    // When
    var reading =
        new EnvironmentReader(Samples.CODEC, variables::get).read(EnvironmentSettings.class);

    // Then
    assertThat(variables).hasSizeGreaterThan(55).containsKey("PLANE_API_TOKEN");
    assertThat(reading.faults()).isEmpty();
    assertThat(reading.value())
        .isEqualTo(
            new EnvironmentReader(Samples.CODEC, _ -> null)
                .read(EnvironmentSettings.class)
                .value());
  }

  private static void everyRecord(Class<? extends Record> type) {
    assertThat(type.getAnnotation(Contract.class).closed()).as(type.getName()).isTrue();
    for (Member member : RecordSchema.of(type).members()) {
      assertThat(member.doc()).as(type.getName() + "." + member.name()).endsWith(".");
      nested(member.type(), ExamplesTest::everyRecord);
    }
  }

  private static void nested(WireType type, Consumer<Class<? extends Record>> visitor) {
    switch (type) {
      case WireType.Nested nested -> visitor.accept(nested.type());
      case WireType.Sequence sequence -> nested(sequence.element(), visitor);
      case WireType.Dictionary dictionary -> nested(dictionary.value(), visitor);
      default -> {}
    }
  }

  private static void keys(Class<? extends Record> type, String prefix, Set<String> keys) {
    for (Member member : RecordSchema.of(type).members()) {
      String key = prefix + member.name();
      keys.add(key);
      descend(member.type(), key, keys);
    }
  }

  private static void descend(WireType type, String key, Set<String> keys) {
    switch (type) {
      case WireType.Nested nested -> keys(nested.type(), key + ".", keys);
      case WireType.Sequence(WireType.Nested element) -> descend(element, key + "[]", keys);
      case WireType.Dictionary(WireType.Nested element) -> descend(element, key + ".<key>", keys);
      default -> {}
    }
  }

  private static boolean shows(JsonNode node, String key) {
    if (key.isEmpty()) {
      return true;
    }
    String[] parts = key.split("\\.", 2);
    String rest = parts.length == 1 ? "" : parts[1];
    String name = parts[0].replace("[]", "");
    if (name.equals("<key>")) {
      return node.properties().stream().anyMatch(entry -> shows(entry.getValue(), rest));
    }
    JsonNode value = node.get(name);
    return value != null && shows(parts[0].endsWith("[]") ? value.path(0) : value, rest);
  }

  private static List<String> lines(String resource) throws IOException {
    try (var in = ExamplesTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    }
  }
}
