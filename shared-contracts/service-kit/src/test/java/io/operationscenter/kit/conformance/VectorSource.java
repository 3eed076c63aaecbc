package io.operationscenter.kit.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where topic files are read from. */
public sealed interface VectorSource {

  /** The text of the topic's file, empty when there is none. */
  Optional<String> text(String topic);

  /** The topics in this source that the list does not know. */
  SortedSet<String> unlisted(TopicList list);

  /** The project's own copy, which travels in service-kit's test-jar. */
  record OwnCopy() implements VectorSource {

    @Override
    public Optional<String> text(String topic) {
      try (InputStream file =
          VectorSource.class.getResourceAsStream("/conformance/" + topic + ".json")) {
        return file == null
            ? Optional.empty()
            : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** None: a test of service-kit holds the copy and the list together. */
    @Override
    public SortedSet<String> unlisted(TopicList list) {
      return new TreeSet<>();
    }

    @Override
    public String toString() {
      return "the project's own copy";
    }
  }

  /** Another directory with files of the same form. */
  record Directory(Path path) implements VectorSource {

    private static final String SUFFIX = ".json";

    /**
     * Takes a directory with topic files.
     *
     * @throws IllegalArgumentException when it holds none, which includes that it does not exist
     */
    public Directory {
      if (topicsIn(path).isEmpty()) {
        throw new IllegalArgumentException(
            "conformance.dir: no topic file (*.json) in " + path.toAbsolutePath());
      }
    }

    @Override
    public Optional<String> text(String topic) {
      Path file = path.resolve(topic + SUFFIX);
      try {
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }

    @Override
    public SortedSet<String> unlisted(TopicList list) {
      SortedSet<String> topics = topicsIn(path);
      topics.removeIf(topic -> list.entry(topic).isPresent());
      return topics;
    }

    private static SortedSet<String> topicsIn(Path directory) {
      SortedSet<String> topics = new TreeSet<>();
      if (Files.isDirectory(directory)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
          for (Path file : files) {
            String name = file.getFileName().toString();
            topics.add(name.substring(0, name.length() - SUFFIX.length()));
          }
        } catch (IOException e) {
          throw new UncheckedIOException("cannot list " + directory, e);
        }
      }
      return topics;
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }
}
