package io.operationscenter.kit.config.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The example files and the reference page are those of the schema. */
class GeneratedFilesTest {

  private static final Path ROOT = Path.of(System.getProperty("root.directory", "../.."));

  static Stream<Arguments> files() {
    Supplier<String> example = () -> ExampleConfiguration.text(false);
    Supplier<String> environment = ExampleEnvironment::text;
    Supplier<String> reference = ConfigurationReference::text;
    return Stream.of(
        Arguments.of("deploy/config/operations_center.example.yaml", example),
        Arguments.of("deploy/config/env.operations-center.example", environment),
        Arguments.of("docs/configuration.md", reference));
  }

  @ParameterizedTest
  @MethodSource("files")
  void isWhatTheSchemaGives(String name, Supplier<String> generator) throws IOException {
    Path file = ROOT.resolve(name);
    String generated = generator.get();
    if (Boolean.getBoolean("regenerate")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, generated);
    }

    assertThat(file)
        .as(
            "run ./mvnw test -pl shared-contracts/service-kit -am -Dtest=GeneratedFilesTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dregenerate=true and commit the result")
        .hasContent(generated);
  }
}
