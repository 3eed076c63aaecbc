package io.operationscenter.kit.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the build tells a conformance run.
 *
 * @param root the reactor's root directory
 * @param module the directory of the module under test
 * @param vectors where topic files are read from
 * @param topics which module owns which topic
 * @param seed shifts the choice of alterations; 0 unless given
 */
public record Setting(Path root, Path module, VectorSource vectors, TopicList topics, long seed) {

  private static final String REPORT = "target/conformance.json";

  /**
   * Reads system properties: {@code root.directory} and {@code module.directory} (both set by the
   * build), {@code conformance.dir} (relative to the root; absent or empty means the project's own
   * copy) and {@code conformance.seed}.
   *
   * @param property reads one property, null when it is not set
   * @throws IllegalArgumentException when a property is missing or has no use
   */
  public static Setting from(UnaryOperator<String> property) {
    Path root = directory(property, "root.directory");
    VectorSource vectors =
        given(property, "conformance.dir")
            .<VectorSource>map(
                directory -> new VectorSource.Directory(root.resolve(directory).normalize()))
            .orElseGet(VectorSource.OwnCopy::new);
    long seed = given(property, "conformance.seed").map(Long::parseLong).orElse(0L);
    return new Setting(
        root, directory(property, "module.directory"), vectors, TopicList.own(), seed);
  }

  private static Path directory(UnaryOperator<String> property, String name) {
    String text =
        given(property, name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "system property " + name + " is not set: run by Maven"));
    try {
      return Path.of(text).toRealPath();
    } catch (IOException e) {
      throw new IllegalArgumentException("system property " + name + ": no directory " + text, e);
    }
  }

  private static Optional<String> given(UnaryOperator<String> property, String name) {
    return Optional.ofNullable(property.apply(name)).filter(text -> !text.isBlank());
  }

  /** The module as the topic list names it: its directory below the root, with slashes. */
  String moduleName() {
    return root.relativize(module).toString().replace('\\', '/');
  }

  /** The report of a module. */
  Path reportOf(String moduleName) {
    return root.resolve(moduleName).resolve(REPORT);
  }

  /** The merged report of all modules. */
  public Path mergedReport() {
    return root.resolve(REPORT);
  }
}
