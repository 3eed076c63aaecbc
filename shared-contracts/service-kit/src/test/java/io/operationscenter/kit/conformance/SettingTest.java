package io.operationscenter.kit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingTest {

  @TempDir private Path root;
  private final Map<String, String> properties = new HashMap<>();

  @BeforeEach
  void describeABuild() throws IOException {
    Path module = Files.createDirectories(root.resolve("shared/kit"));
    properties.put("root.directory", root.toString());
    properties.put("module.directory", module.toString());
  }

  @Test
  void readsTheProjectsOwnCopyUnlessADirectoryIsGiven() {
    // Given
    properties.put("conformance.dir", "");

    // When
    Setting setting = Setting.from(properties::get);

    // Then
    assertThat(setting.vectors()).isEqualTo(new VectorSource.OwnCopy());
    assertThat(setting.vectors().text("contracts-roundtrip")).isPresent();
    assertThat(setting.moduleName()).isEqualTo("shared/kit");
    assertThat(setting.seed()).isZero();
  }

  @Test
  void resolvesARelativeDirectoryAgainstTheReactorsRoot() throws IOException {
    // Given
    Files.writeString(Files.createDirectories(root.resolve("other")).resolve("t.json"), "here");
    properties.put("conformance.dir", "other");

    // When
    Setting setting = Setting.from(properties::get);

    // Then
    assertThat(setting.vectors().text("t")).contains("here");
    assertThat(setting.vectors().text("u")).isEmpty();
  }

  @Test
  void takesAnAbsoluteDirectoryAsItIs(@TempDir Path elsewhere) throws IOException {
    // Given
    Files.writeString(elsewhere.resolve("t.json"), "there");
    properties.put("conformance.dir", elsewhere.toString());

    // When
    Setting setting = Setting.from(properties::get);

    // Then
    assertThat(setting.vectors().text("t")).contains("there");
  }

  @Test
  void refusesADirectoryWithoutTopicFiles() throws IOException {
    // Given
    Files.writeString(Files.createDirectories(root.resolve("empty")).resolve("notes.txt"), "");

    // Then
    for (String directory : new String[] {"empty", "absent"}) {
      properties.put("conformance.dir", directory);
      assertThatThrownBy(() -> Setting.from(properties::get))
          .hasMessageContaining("no topic file (*.json) in")
          .hasMessageContaining(directory);
    }
  }

  @Test
  void namesThePropertyThatTheBuildDidNotSet() {
    // Given
    properties.remove("root.directory");

    // Then
    assertThatThrownBy(() -> Setting.from(properties::get))
        .hasMessageContaining("root.directory is not set");
  }
}
