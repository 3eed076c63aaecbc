package io.operationscenter.kit.conformance;

import static io.operationscenter.kit.conformance.ComparisonTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedReportTest {

  private static final Instant BUILD_STARTED = Instant.parse("2026-04-28T10:00:00Z");
  private static final String PASSED =
      "{'run': 2, 'passed': 2, 'failed': [], 'not_implemented': 0}";
  private static final String NOT_IMPLEMENTED =
      "{'run': 0, 'passed': 0, 'failed': [], 'not_implemented': 2}";

  @TempDir private Path root;

  @BeforeEach
  void giveVectorsAndReports() throws IOException {
    giveVectors("parcels", 2);
    giveVectors("letters", 2);
    report("post", "{'parcels': " + PASSED + "}");
    report("office", "{'letters': " + NOT_IMPLEMENTED + "}");
  }

  @Test
  void mergesTheReportsOfAllModules() throws IOException {
    // When
    MergedReport merged = merge();

    // Then
    assertThat(merged.faults()).isEmpty();
    merged.write();
    assertThat(TopicFile.JSON.readTree(root.resolve("target/conformance.json").toFile()))
        .isEqualTo(json("{'letters': " + NOT_IMPLEMENTED + ", 'parcels': " + PASSED + "}"));
    assertThat(merged.summary().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly(
            "topic run passed failed not implemented",
            "letters 0 0 0 2",
            "parcels 2 2 0 0",
            "total 2 2 0 2");
  }

  @Test
  void aModuleWithoutReportFails() throws IOException {
    // Given
    Files.delete(reportOf("office"));

    // Then
    assertThat(merge().faults())
        .containsExactly("module office has no report", "topic letters is not reported by office");
  }

  @Test
  void aReportOfAnEarlierBuildFails() throws IOException {
    // Given
    Files.setLastModifiedTime(reportOf("post"), FileTime.from(BUILD_STARTED.minusSeconds(1)));

    // Then
    assertThat(merge().faults()).contains("the report of module post is older than this build");
  }

  @Test
  void aReportThatIsNoneFails() throws IOException {
    // Given
    report("office", "{'letters': {'run': 1}}");

    // Then
    assertThat(merge().faults())
        .anySatisfy(
            fault -> assertThat(fault).startsWith("the report of module office cannot be read"));
  }

  @Test
  void aTopicInTwoModulesFails() throws IOException {
    // Given
    report("post", "{'parcels': " + PASSED + ", 'letters': " + NOT_IMPLEMENTED + "}");

    // Then
    assertThat(merge().faults())
        .contains("module post reports topic letters, which it does not own")
        .anySatisfy(fault -> assertThat(fault).startsWith("topic letters appears in two modules"));
  }

  @Test
  void aFinishedTopicThatIsNotImplementedFails() throws IOException {
    // Given
    report("post", "{'parcels': " + NOT_IMPLEMENTED + "}");

    // Then
    assertThat(merge().faults())
        .containsExactly("finished topic parcels is reported as not implemented");
  }

  @Test
  void aFailedCaseFails() throws IOException {
    // Given
    report(
        "office",
        "{'letters': {'run': 2, 'passed': 1, 'failed': ['stamp'], 'not_implemented': 0}}");

    // Then
    assertThat(merge().faults()).containsExactly("topic letters failed: stamp");
  }

  @Test
  void casesThatWereNeitherRunNorReportedFail() throws IOException {
    // Given
    giveVectors("parcels", 3);

    // Then
    assertThat(merge().faults())
        .containsExactly("topic parcels: 3 cases in %s, 2 reported".formatted(root));
  }

  @Test
  void aTopicThatNobodyOwnsIsReportedAsNotImplemented() throws IOException {
    // Given
    giveVectors("telegrams", 5);

    // When
    MergedReport merged = merge();

    // Then
    assertThat(merged.faults()).isEmpty();
    assertThat(merged.results()).containsEntry("telegrams", TopicResult.onlyNotImplemented(5));
    assertThat(merged.summary()).contains("telegrams: no module owns this topic");
  }

  @Test
  void aMalformedFileThatNobodyOwnsFails() throws IOException {
    // Given
    Files.writeString(root.resolve("telegrams.json"), "[]");

    // Then
    assertThat(merge().faults()).singleElement().asString().contains("topic file telegrams.json");
  }

  @Test
  void aDirectoryWithoutAFinishedTopicSaysSo() throws IOException {
    // Given
    Files.delete(root.resolve("parcels.json"));
    report("post", "{}");

    // When
    MergedReport merged = merge();

    // Then
    assertThat(merged.faults()).isEmpty();
    assertThat(merged.summary()).contains("no vectors in %s: parcels".formatted(root));
  }

  @Test
  void theProjectsCopyMustHaveEveryFinishedTopic() {
    // When
    MergedReport merged = merge(new VectorSource.OwnCopy());

    // Then
    assertThat(merged.faults()).containsExactly("finished topic parcels has no vectors");
  }

  private MergedReport merge() {
    return merge(new VectorSource.Directory(root));
  }

  private MergedReport merge(VectorSource source) {
    TopicList list =
        TopicList.parse(
            """
            parcels post   finished
            letters office planned
            """);
    return MergedReport.of(
        new Setting(root, root.resolve("deploy"), source, list, 0), BUILD_STARTED);
  }

  private void report(String module, String text) throws IOException {
    Path file = reportOf(module);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace('\'', '"'));
    Files.setLastModifiedTime(file, FileTime.from(BUILD_STARTED));
  }

  private Path reportOf(String module) {
    return root.resolve(module).resolve("target/conformance.json");
  }

  private void giveVectors(String topic, int cases) throws IOException {
    StringBuilder listed = new StringBuilder();
    for (int number = 0; number < cases; number++) {
      listed
          .append(number == 0 ? "" : ",")
          .append("{'name': '")
          .append(number)
          .append("', 'why': 'w', 'source': 'run', 'input': {}, 'expected': {}}");
    }
    Files.writeString(
        root.resolve(topic + ".json"),
        "{'topic': '%s', 'spec': 's', 'format': 'f', 'cases': [%s]}"
            .formatted(topic, listed)
            .replace('\'', '"'));
  }
}
