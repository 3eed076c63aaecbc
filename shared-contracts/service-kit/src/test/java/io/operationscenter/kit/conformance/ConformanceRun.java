package io.operationscenter.kit.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** Runs the topics of one module and keeps count. */
final class ConformanceRun {

  /** What is reported as failed when a topic's file can't be read. */
  static final String TOPIC_FILE = "(topic file)";

  private final Setting setting;
  private final List<TopicList.Entry> owned;
  private final List<Topic> registered;
  private final Map<String, Topic> topics = new LinkedHashMap<>();
  private final Report report = new Report();
  private final List<String> notes = new ArrayList<>();

  ConformanceRun(Setting setting, List<Topic> registered) {
    this.setting = setting;
    this.owned = setting.topics().ownedBy(setting.moduleName());
    this.registered = List.copyOf(registered);
    registered.forEach(topic -> topics.putIfAbsent(topic.name(), topic));
    notes.add(
        "vectors: %s; alterations: -Dconformance.seed=%d"
            .formatted(setting.vectors(), setting.seed()));
  }

  /** What is wrong with the module's registration, none when it fits the topic list. */
  List<String> registrationFaults() {
    return Stream.concat(strayTopics(), unkeptPromises()).toList();
  }

  private Stream<String> strayTopics() {
    Set<String> names = new HashSet<>();
    return registered.stream()
        .flatMap(
            topic ->
                Stream.concat(
                    names.add(topic.name())
                        ? Stream.empty()
                        : Stream.of("topic " + topic.name() + " is registered twice"),
                    owned.stream().anyMatch(entry -> entry.topic().equals(topic.name()))
                        ? Stream.empty()
                        : Stream.of(
                            "topic %s is not listed as owned by %s"
                                .formatted(topic.name(), setting.moduleName()))));
  }

  private Stream<String> unkeptPromises() {
    return owned.stream()
        .filter(TopicList.Entry::finished)
        .flatMap(
            entry ->
                Stream.concat(
                    topics.containsKey(entry.topic())
                        ? Stream.empty()
                        : Stream.of("finished topic " + entry.topic() + " is not registered"),
                    setting.vectors() instanceof VectorSource.OwnCopy own
                            && own.text(entry.topic()).isEmpty()
                        ? Stream.of("finished topic " + entry.topic() + " has no vectors")
                        : Stream.empty()));
  }

  /** One test a case of a registered topic, named {@code <topic> <case>}. */
  List<DynamicTest> tests() {
    return owned.stream().flatMap(this::tests).toList();
  }

  private Stream<DynamicTest> tests(TopicList.Entry entry) {
    String name = entry.topic();
    Optional<String> text = setting.vectors().text(name);
    if (text.isEmpty()) {
      report.addWithoutVectors(name);
      return Stream.empty();
    }
    report.add(name, TopicResult.NONE);
    TopicFile file;
    try {
      file = TopicFile.parse(name, text.get());
    } catch (TopicFile.Malformed malformed) {
      report.add(name, TopicResult.onlyFailed(TOPIC_FILE));
      return Stream.of(
          DynamicTest.dynamicTest(
              name + " " + TOPIC_FILE,
              () -> {
                throw new AssertionError(malformed.getMessage(), malformed);
              }));
    }
    file.unknownMembers()
        .forEach(member -> notes.add(name + ": the format knows no member " + member));
    Topic topic = topics.get(name);
    if (topic == null) {
      report.add(name, TopicResult.onlyNotImplemented(file.cases().size()));
      return Stream.empty();
    }
    return file.cases().stream()
        .map(
            tested ->
                DynamicTest.dynamicTest(
                    name + " " + tested.name(), () -> run(entry, topic, tested)));
  }

  private void run(TopicList.Entry entry, Topic topic, TopicFile.Case tested) {
    TopicResult result = TopicResult.onlyFailed(tested.name());
    try {
      new CaseCheck(topic, tested, setting.seed()).run();
      result = TopicResult.onlyPassed();
    } catch (CaseNotImplemented missing) {
      result = TopicResult.onlyNotImplemented(1);
      if (entry.finished()) {
        throw new AssertionError(
            "a finished topic reports not implemented: " + missing.getMessage(), missing);
      }
      throw new TestAbortedException("not implemented: " + missing.getMessage(), missing);
    } finally {
      report.add(entry.topic(), result);
    }
  }

  Report report() {
    return report;
  }

  /** Table and notes for people. */
  String summary() {
    return report.table()
        + report.topicsWithoutVectors(setting.vectors())
        + String.join("\n", notes);
  }
}
