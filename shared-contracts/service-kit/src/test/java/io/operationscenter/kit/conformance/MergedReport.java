package io.operationscenter.kit.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The reports of all modules as one, with everything that speaks against the whole. */
public final class MergedReport {

  private final Setting setting;
  private final Instant buildStarted;
  private final Report report = new Report();
  private final List<String> faults = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private MergedReport(Setting setting, Instant buildStarted) {
    this.setting = setting;
    this.buildStarted = buildStarted;
  }

  /**
   * Merges the reports of the modules that the topic list names.
   *
   * @param buildStarted when this build started; a report written before is none of it
   */
  public static MergedReport of(Setting setting, Instant buildStarted) {
    MergedReport merged = new MergedReport(setting, buildStarted);
    setting.topics().modules().forEach(merged::addModule);
    setting.topics().all().forEach(merged::judge);
    setting.vectors().unlisted(setting.topics()).forEach(merged::addUnlisted);
    return merged;
  }

  private void addModule(String module) {
    Path file = setting.reportOf(module);
    try {
      if (!Files.exists(file)) {
        faults.add("module " + module + " has no report");
      } else if (Files.getLastModifiedTime(file).toInstant().isBefore(buildStarted)) {
        faults.add("the report of module " + module + " is older than this build");
      } else {
        Report.read(file).forEach((topic, result) -> addTopic(module, topic, result));
      }
    } catch (IOException e) {
      faults.add("the report of module " + module + " cannot be read: " + e.getMessage());
    }
  }

  private void addTopic(String module, String topic, TopicResult result) {
    if (report.results().containsKey(topic)) {
      faults.add("topic " + topic + " appears in two modules, one is " + module);
    }
    if (setting.topics().entry(topic).filter(e -> e.module().equals(module)).isEmpty()) {
      faults.add("module " + module + " reports topic " + topic + ", which it does not own");
    }
    report.add(topic, result);
  }

  private void judge(TopicList.Entry entry) {
    setting
        .vectors()
        .text(entry.topic())
        .ifPresentOrElse(text -> judgeResult(entry, text), () -> judgeAbsence(entry));
  }

  private void judgeResult(TopicList.Entry entry, String vectors) {
    String topic = entry.topic();
    TopicResult result = report.results().get(topic);
    if (result == null) {
      faults.add("topic " + topic + " is not reported by " + entry.module());
      return;
    }
    if (!result.failed().isEmpty()) {
      faults.add("topic " + topic + " failed: " + String.join(", ", result.failed()));
    }
    if (entry.finished() && result.notImplemented() > 0) {
      faults.add("finished topic " + topic + " is reported as not implemented");
    }
    OptionalInt cases = casesOf(topic, vectors);
    if (cases.isPresent() && cases.getAsInt() != result.cases()) {
      faults.add(
          "topic %s: %d cases in %s, %d reported"
              .formatted(topic, cases.getAsInt(), setting.vectors(), result.cases()));
    }
  }

  private void judgeAbsence(TopicList.Entry entry) {
    report.addWithoutVectors(entry.topic());
    if (entry.finished() && setting.vectors() instanceof VectorSource.OwnCopy) {
      faults.add("finished topic " + entry.topic() + " has no vectors");
    }
  }

  private void addUnlisted(String topic) {
    notes.add(topic + ": no module owns this topic");
    setting
        .vectors()
        .text(topic)
        .map(text -> casesOf(topic, text).orElse(0))
        .ifPresent(cases -> report.add(topic, TopicResult.onlyNotImplemented(cases)));
  }

  private OptionalInt casesOf(String topic, String text) {
    try {
      return OptionalInt.of(TopicFile.parse(topic, text).cases().size());
    } catch (TopicFile.Malformed malformed) {
      faults.add(malformed.getMessage());
      return OptionalInt.empty();
    }
  }

  /** Everything that must fail the build. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** Writes the merged report to the root's {@code target/conformance.json}. */
  public void write() throws IOException {
    report.write(setting.mergedReport());
  }

  /** Table and notes for people. */
  public String summary() {
    return report.table()
        + report.topicsWithoutVectors(setting.vectors())
        + String.join("\n", notes);
  }

  Map<String, TopicResult> results() {
    return report.results();
  }
}
