package io.operationscenter.kit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class ConformanceRunTest {

  private static final String MODULE = "module";
  private static final ParcelTopic PARCELS =
      new ParcelTopic(UUID::randomUUID, InstantSource.fixed(Instant.parse("2026-04-28T10:00:00Z")));

  private static final String ACCEPTED =
      """
      {'name': 'minimal', 'why': 'w', 'source': 'run', 'input': {'to': 'Ann', 'weight': 60.0},
       'expected': {'valid': true, 'document': {'to': 'Ann', 'weight': 60, 'note': null},
                    'generated': ['id', 'sent_at']}}
      """;
  private static final String UNORDERED =
      """
      {'name': 'stops', 'why': 'w', 'source': 'run',
       'input': {'to': 'Ann', 'stops': ['x', 'y'], 'id': 'i', 'sent_at': '2026-01-01T00:00:00Z'},
       'expected': {'valid': true, 'document': {'stops': ['y', 'x'], 'id': 'i'}, 'generated': []}}
      """;
  private static final String REJECTED =
      """
      {'name': 'rejected', 'why': 'w', 'source': 'spec', 'input': {'weight': -1},
       'expected': {'valid': false, 'rejected_fields': ['weight']}}
      """;
  private static final String REJECTED_ONE_OF =
      """
      {'name': 'one-of', 'why': 'w', 'source': 'spec', 'input': {'weight': 1},
       'expected': {'valid': false, 'rejected_one_of': ['', 'to']}}
      """;
  private static final String WRONG =
      """
      {'name': 'wrong', 'why': 'w', 'source': 'spec', 'input': {'to': 'Ann', 'weight': 1},
       'expected': {'valid': true, 'document': {'weight': 2}}}
      """;
  private static final String UNCOVERED =
      """
      {'name': 'letter', 'why': 'w', 'source': 'spec', 'input': {'kind': 'letter'},
       'expected': {'valid': true}}
      """;

  private static Setting setting;
  private static List<Topic> topics;
  private static String printed;

  @TempDir private Path root;

  /** A module's conformance test, run by the tests below with a setting of their own. */
  static class Sample extends Conformance {

    @Override
    Setting setting() {
      return setting;
    }

    @Override
    protected List<Topic> topics() {
      return topics;
    }

    @Override
    void print(String summary) {
      printed = summary;
    }
  }

  private record Adapter(String name, Comparison comparison, UnaryOperator<JsonNode> answers)
      implements Topic {

    @Override
    public JsonNode answer(JsonNode input) {
      return answers.apply(input);
    }
  }

  @Test
  void runsEveryCaseUnderItsNameAndWritesTheReport() throws IOException {
    // Given
    give("parcels", ACCEPTED, UNORDERED, REJECTED, REJECTED_ONE_OF);

    // When
    EngineExecutionResults results = run("parcels module finished", PARCELS);

    // Then
    assertThat(results.testEvents().succeeded().stream().map(ConformanceRunTest::displayName))
        .contains("parcels minimal", "parcels stops", "parcels rejected", "parcels one-of");
    results.testEvents().assertStatistics(s -> s.failed(0).aborted(0).succeeded(5));
    assertThat(report())
        .isEqualTo(
            ComparisonTest.json(
                "{'parcels': {'run': 4, 'passed': 4, 'failed': [], 'not_implemented': 0}}"));
  }

  @Test
  void writesTheReportWhenCasesFail() throws IOException {
    // Given
    give("parcels", ACCEPTED, WRONG, UNCOVERED);

    // When
    EngineExecutionResults results = run("parcels module planned", PARCELS);

    // Then
    assertThat(failures(results))
        .singleElement()
        .asString()
        .startsWith("parcels wrong: ")
        .contains("document.weight: expected 2, is 1");
    assertThat(printed.lines().map(line -> line.strip().replaceAll(" +", " ")))
        .contains("topic run passed failed not implemented", "parcels 2 1 1 1");
    results.testEvents().assertStatistics(s -> s.aborted(1));
    assertThat(report())
        .isEqualTo(
            ComparisonTest.json(
                """
                {'parcels': {'run': 2, 'passed': 1, 'failed': ['wrong'], 'not_implemented': 1}}
                """));
  }

  @Test
  void aTopicThatEchoesItsInputFails() throws IOException {
    // Given
    give("parcels", ACCEPTED, REJECTED);

    // When
    EngineExecutionResults results =
        run("parcels module planned", new Adapter("parcels", PARCELS.comparison(), i -> i));

    // Then
    assertThat(failures(results)).hasSize(2);
  }

  @Test
  void aTopicThatAnswersTheSameToEverythingFails() throws IOException {
    // Given
    give("parcels", ACCEPTED, REJECTED);
    JsonNode constant = ComparisonTest.json("{'valid': false, 'rejected': ['to', 'weight']}");

    // When
    EngineExecutionResults results =
        run("parcels module planned", new Adapter("parcels", PARCELS.comparison(), i -> constant));

    // Then
    assertThat(failures(results)).singleElement().asString().contains("valid: expected true");
  }

  @Test
  void aComparisonThatIgnoresWhatIsExpectedIsFoundOut() throws IOException {
    // Given
    give("parcels", WRONG);
    OwnRule blind = new OwnRule("anything", (expected, answer) -> List.of(), OwnRule::foreignList);
    Comparison lax = Comparison.standard().own("valid", blind).own("document", blind);

    // When
    EngineExecutionResults results =
        run("parcels module planned", new Adapter("parcels", lax, PARCELS::answer));

    // Then
    assertThat(failures(results))
        .singleElement()
        .asString()
        .containsAnyOf("document is not really compared", "valid is not really compared");
    assertThat(report().at("/parcels/failed")).hasSize(1);
  }

  @Test
  void anotherSeedAltersAnotherMember() throws IOException {
    // Given
    OwnRule blind = new OwnRule("anything", (expected, answer) -> List.of(), OwnRule::foreignList);
    Topic lax =
        new Adapter("parcels", Comparison.standard().own("document", blind), PARCELS::answer);
    TopicFile.Case tested = parsed("parcels", WRONG).cases().getFirst();

    // When
    long failing = LongStream.range(0, 64).filter(seed -> !passes(lax, tested, seed)).count();

    // Then only the seeds that choose the ignored member find it out
    assertThat(failing).isBetween(1L, 63L);
  }

  @Test
  void aCaseThatPinsNothingFails() throws IOException {
    // Given
    give(
        "parcels",
        "{'name': 'void', 'why': 'w', 'source': 'run', 'input': {'to': 'Ann'}, 'expected': {}}");

    // When
    EngineExecutionResults results = run("parcels module planned", PARCELS);

    // Then
    assertThat(failures(results)).singleElement().asString().contains("expected pins nothing");
  }

  @Test
  void aTopicMustNotChangeItsInput() throws IOException {
    // Given
    give("parcels", ACCEPTED);

    // When
    EngineExecutionResults results =
        run(
            "parcels module planned",
            new Adapter("parcels", Comparison.standard(), i -> ((ObjectNode) i).put("x", 1)));

    // Then
    assertThat(failures(results)).singleElement().asString().contains("changed its input");
  }

  @Test
  void aTopicMustAnswer() throws IOException {
    // Given
    give("parcels", ACCEPTED);

    // When
    EngineExecutionResults results =
        run("parcels module planned", new Adapter("parcels", Comparison.standard(), i -> null));

    // Then
    assertThat(failures(results)).singleElement().asString().contains("gave no answer");
  }

  @Test
  void anExceptionOfTheCodeUnderTestFailsItsCaseOnly() throws IOException {
    // Given
    give("parcels", REJECTED, ACCEPTED);
    UnaryOperator<JsonNode> broken =
        input -> {
          if (!input.has("to")) {
            throw new IllegalStateException("no addressee");
          }
          return PARCELS.answer(input);
        };

    // When
    EngineExecutionResults results =
        run("parcels module planned", new Adapter("parcels", PARCELS.comparison(), broken));

    // Then
    assertThat(failures(results)).singleElement().asString().contains("no addressee");
    assertThat(report().at("/parcels/passed").intValue()).isEqualTo(1);
  }

  @Test
  void aPlannedTopicWithoutRegistrationIsNotImplemented() throws IOException {
    // Given
    give("parcels", ACCEPTED, REJECTED);

    // When
    EngineExecutionResults results =
        run(
            """
            parcels module planned
            letters elsewhere planned
            """);

    // Then
    assertThat(failures(results)).isEmpty();
    assertThat(report())
        .isEqualTo(
            ComparisonTest.json(
                "{'parcels': {'run': 0, 'passed': 0, 'failed': [], 'not_implemented': 2}}"));
  }

  @Test
  void aFinishedTopicMustBeRegistered() throws IOException {
    // Given
    give("parcels", ACCEPTED);

    // When
    EngineExecutionResults results = run("parcels module finished");

    // Then
    assertThat(failures(results))
        .singleElement()
        .asString()
        .contains("finished topic parcels is not registered");
    assertThat(report().at("/parcels/not_implemented").intValue()).isEqualTo(1);
  }

  @Test
  void aFinishedTopicMustNotReportACaseAsNotImplemented() throws IOException {
    // Given
    give("parcels", ACCEPTED, UNCOVERED);

    // When
    EngineExecutionResults results = run("parcels module finished", PARCELS);

    // Then
    assertThat(failures(results))
        .singleElement()
        .asString()
        .contains("a finished topic reports not implemented: kind letter");
    assertThat(report().at("/parcels/not_implemented").intValue()).isEqualTo(1);
  }

  @Test
  void aFinishedTopicMustHaveVectorsInTheProjectsCopy() throws IOException {
    // When
    EngineExecutionResults own =
        run(new VectorSource.OwnCopy(), "parcels module finished", PARCELS);

    // Then
    assertThat(failures(own))
        .singleElement()
        .asString()
        .contains("finished topic parcels has no vectors");
  }

  @Test
  void aFinishedTopicMayBeAbsentFromAnotherDirectory() throws IOException {
    // Given
    give("letters", ACCEPTED);

    // When
    EngineExecutionResults results = run("parcels module finished", PARCELS);

    // Then
    assertThat(failures(results)).isEmpty();
    assertThat(report()).isEmpty();
    assertThat(printed).contains("no vectors in %s: parcels".formatted(root));
  }

  @Test
  void refusesTopicsOfOtherModulesAndRepeatedOnes() throws IOException {
    // Given
    give("parcels", ACCEPTED);

    // When
    EngineExecutionResults results =
        run(
            """
            parcels module planned
            letters elsewhere planned
            """,
            PARCELS,
            PARCELS,
            new Adapter("letters", Comparison.standard(), i -> i));

    // Then
    assertThat(failures(results))
        .singleElement()
        .asString()
        .contains("topic parcels is registered twice")
        .contains("topic letters is not listed as owned by module");
    assertThat(report().has("letters")).isFalse();
  }

  @Test
  void aMalformedTopicFileFails() throws IOException {
    // Given
    Files.writeString(root.resolve("parcels.json"), "{\"topic\": \"parcels\"}");

    // When
    EngineExecutionResults results = run("parcels module planned");

    // Then
    assertThat(failures(results)).singleElement().asString().contains("topic file parcels.json");
    assertThat(report().at("/parcels/failed/0").textValue()).isEqualTo("(topic file)");
  }

  @Test
  void deletesOldReportsBeforeItStarts() throws IOException {
    // Given a run that breaks off before it can write a report
    give("parcels", ACCEPTED);
    Path old = Files.createDirectories(root.resolve("module/target")).resolve("conformance.json");
    Path merged = Files.createDirectories(root.resolve("target")).resolve("conformance.json");
    Files.writeString(old, "{}");
    Files.writeString(merged, "{}");
    setting = setting(new VectorSource.Directory(root), "parcels module planned");
    topics = List.of();
    Sample sample = new Sample();

    // When
    sample.prepare();

    // Then
    assertThat(old).doesNotExist();
    assertThat(merged).doesNotExist();
  }

  private void give(String topic, String... cases) throws IOException {
    Files.writeString(root.resolve(topic + ".json"), file(topic, cases));
  }

  private static TopicFile parsed(String topic, String... cases) {
    return TopicFile.parse(topic, file(topic, cases));
  }

  private static String file(String topic, String... cases) {
    return "{'topic': '%s', 'spec': 's', 'format': 'f', 'cases': [%s]}"
        .formatted(topic, String.join(",", cases))
        .replace('\'', '"');
  }

  private EngineExecutionResults run(String list, Topic... registered) {
    return run(new VectorSource.Directory(root), list, registered);
  }

  private EngineExecutionResults run(VectorSource source, String list, Topic... registered) {
    setting = setting(source, list);
    topics = List.of(registered);
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(Sample.class)).execute();
  }

  private Setting setting(VectorSource source, String list) {
    return new Setting(root, root.resolve(MODULE), source, TopicList.parse(list), 0);
  }

  private JsonNode report() throws IOException {
    return TopicFile.JSON.readTree(root.resolve("module/target/conformance.json").toFile());
  }

  private static List<String> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow().getMessage())
        .toList();
  }

  private static String displayName(Event event) {
    return event.getTestDescriptor().getDisplayName();
  }

  private static boolean passes(Topic topic, TopicFile.Case tested, long seed) {
    try {
      new CaseCheck(topic, tested, seed).run();
      return true;
    } catch (AssertionError foundOut) {
      return false;
    }
  }
}
