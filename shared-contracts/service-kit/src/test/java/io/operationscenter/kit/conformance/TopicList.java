package io.operationscenter.kit.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which module owns which topic and whether the topic is finished: {@code conformance/topics.txt},
 * one line a topic: {@code <topic> <module directory below the root> finished|planned}.
 */
public final class TopicList {

  private static final String OWN_LIST = "/conformance/topics.txt";

  /** How far a topic is. */
  public enum Progress {
    /** Every case must run and pass. */
    FINISHED,
    /** Cases may be reported as not implemented. */
    PLANNED
  }

  /** One line of the list. */
  public record Entry(String topic, String module, Progress progress) {

    boolean finished() {
      return progress == Progress.FINISHED;
    }
  }

  private final SortedMap<String, Entry> entries = new TreeMap<>();

  private TopicList() {}

  /** The project's list. */
  public static TopicList own() {
    try (InputStream list = TopicList.class.getResourceAsStream(OWN_LIST)) {
      if (list == null) {
        throw new IllegalStateException(OWN_LIST + " is not on the class path");
      }
      return parse(new String(list.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TopicList parse(String text) {
    TopicList list = new TopicList();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(list::add);
    return list;
  }

  private void add(String line) {
    String[] words = line.split("\\s+", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException(
          "topic list: expected <topic> <module> finished|planned, is: " + line);
    }
    Progress progress =
        switch (words[2]) {
          case "finished" -> Progress.FINISHED;
          case "planned" -> Progress.PLANNED;
          default ->
              throw new IllegalArgumentException(
                  "topic list: a topic is finished or planned, is: " + line);
        };
    if (entries.put(words[0], new Entry(words[0], words[1], progress)) != null) {
      throw new IllegalArgumentException("topic list: " + words[0] + " is listed twice");
    }
  }

  Optional<Entry> entry(String topic) {
    return Optional.ofNullable(entries.get(topic));
  }

  List<Entry> ownedBy(String module) {
    return entries.values().stream().filter(entry -> entry.module().equals(module)).toList();
  }

  List<Entry> all() {
    return List.copyOf(entries.values());
  }

  SortedSet<String> modules() {
    SortedSet<String> modules = new TreeSet<>();
    entries.values().forEach(entry -> modules.add(entry.module()));
    return modules;
  }
}
