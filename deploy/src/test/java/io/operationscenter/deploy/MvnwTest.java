package io.operationscenter.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * mvnw on a machine that the test makes up: its PATH, its JDKs, its HOME and the sites it may ask.
 */
class MvnwTest {

  private static final String MAVEN_ARCHIVE =
      "/maven-3/3.9.11/binaries/apache-maven-3.9.11-bin.tar.gz";
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "sed",
          "awk",
          "tr",
          "cut",
          "cat",
          "mktemp",
          "tar",
          "gzip",
          "dirname",
          "uname",
          "mkdir",
          "mv",
          "rm",
          "readlink",
          "sha256sum",
          "sha512sum");

  @TempDir Path temporary;
  private final Map<String, String> environment = new HashMap<>();
  private StubSite site;
  private ProjectCopy project;
  private Path home;
  private Path tools;

  @BeforeEach
  void makeUpAMachine() throws Exception {
    site = new StubSite();
    project = ProjectCopy.in(temporary.resolve("a project"));
    home = Files.createDirectories(temporary.resolve("home"));
    tools = Files.createDirectories(temporary.resolve("tools"));
    for (String tool : TOOLS) {
      link(tool);
    }
    link("curl");
    environment.put("PATH", tools.toString());
    environment.put("HOME", home.toString());
    environment.put("OPERATIONS_CENTER_JDK_PLACES", temporary.resolve("jdks").toString());
    environment.put("OPERATIONS_CENTER_JDK_URL", site.url());
    environment.put("OPERATIONS_CENTER_MAVEN_URL", site.url());
    installMaven("3.8.7");
  }

  @AfterEach
  void closeTheSite() {
    site.close();
  }

  @Test
  void takesTheJdkOfJavaHome() throws Exception {
    // Given
    Path jdk = Archive.fakeJdk(temporary.resolve("my jdk"), "25.0.1");
    environment.put("JAVA_HOME", jdk.toString());

    // When
    Script.Outcome outcome = mvnw("-q", "two words");

    // Then
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines())
        .containsExactly(
            "maven 3.8.7",
            "java " + jdk,
            "folder " + project.folder().toRealPath(),
            "argument --batch-mode",
            "argument -q",
            "argument two words");
    assertThat(site.requests()).isEmpty();
  }

  @Test
  void passesOverAJavaHomeThatIsTooOld() throws Exception {
    // Given
    environment.put("JAVA_HOME", Archive.fakeJdk(temporary.resolve("old"), "17.0.15").toString());
    Path found = Archive.fakeJdk(temporary.resolve("jdks/temurin 26"), "26");

    // When
    Script.Outcome outcome = mvnw("verify");

    // Then
    assertThat(outcome.out()).contains("java " + found + "\n");
  }

  @Test
  void passesOverAJdkThatDoesNotRun() throws Exception {
    // Given
    Path broken = Archive.fakeJdk(temporary.resolve("jdks/a"), "25");
    ProjectCopy.executable(broken.resolve("bin/java"), "#!/bin/sh\nexit 126\n");
    Path good = Archive.fakeJdk(temporary.resolve("jdks/b/Contents/Home"), "25");

    // When
    Script.Outcome outcome = mvnw("verify");

    // Then
    assertThat(outcome.out()).contains("java " + good + "\n");
  }

  @Test
  void passesOverARuntimeWithoutCompiler() throws Exception {
    // Given
    Path runtime = Archive.fakeJdk(temporary.resolve("jre"), "25");
    Files.delete(runtime.resolve("bin/javac"));
    environment.put("JAVA_HOME", runtime.toString());
    Path jdk = Archive.fakeJdk(temporary.resolve("jdks/b"), "25");

    // When
    Script.Outcome outcome = mvnw("verify");

    // Then
    assertThat(outcome.out()).contains("java " + jdk + "\n");
  }

  @Test
  void takesTheJdkBehindTheJavaOnThePath() throws Exception {
    // Given
    Path jdk = Archive.fakeJdk(temporary.resolve("elsewhere"), "25.0.2").toRealPath();
    Files.createSymbolicLink(tools.resolve("java"), jdk.resolve("bin/java"));

    // When
    Script.Outcome outcome = mvnw("verify");

    // Then
    assertThat(outcome.out()).contains("java " + jdk + "\n");
  }

  @Test
  void buildsTheProjectWhenStartedOutsideAndTheModuleWhenStartedInIt() throws Exception {
    // Given
    Archive.fakeJdk(temporary.resolve("jdks/jdk"), "25");
    Path module = Files.createDirectories(project.folder().resolve("planner-service"));

    // When
    Script.Outcome outside = mvnwIn(home, "verify");
    Script.Outcome inside = mvnwIn(module, "verify");

    // Then
    assertThat(outside.out()).contains("folder " + project.folder().toRealPath() + "\n");
    assertThat(inside.out()).contains("folder " + module.toRealPath() + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl", "wget"})
  void fetchesAJdkWhenThereIsNone(String client) throws Exception {
    // Given
    useOnly(client);
    serveJdk("jdk-25.0.1+8", true);

    // When
    Script.Outcome first = mvnw("verify");
    Script.Outcome second = mvnw("verify");

    // Then
    Path jdk = home.resolve(".cache/operations-center/jdk-25");
    assertThat(first.err()).contains("fetching one into " + jdk.getParent());
    assertThat(first.out()).as(first.err()).contains("java " + jdk + "\n");
    assertThat(second.out()).contains("java " + jdk + "\n");
    assertThat(site.requests()).hasSize(2);
    assertThat(cached()).containsExactly("jdk-25");
  }

  @Test
  void fetchesIntoTheCacheFolderOfTheUser() throws Exception {
    // Given
    environment.put("XDG_CACHE_HOME", temporary.resolve("my cache").toString());
    serveJdk("jdk-25.0.1+8", true);

    // When
    Script.Outcome outcome = mvnw("verify");

    // Then
    assertThat(outcome.out())
        .contains("java " + temporary.resolve("my cache/operations-center/jdk-25") + "\n");
  }

  @Test
  void refusesAJdkWithAnotherChecksum() throws Exception {
    // Given
    serveJdk("jdk-25.0.1+8", false);

    // When
    Script.Outcome outcome = mvnw("verify");

    // Then
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("jdk.tar.gz was refused: its SHA-256 is")
        .contains("expected " + "0".repeat(64))
        .contains("apt-get install openjdk-25-jdk");
    assertThat(cached()).isEmpty();
  }

  @Test
  void saysWhatToInstallWhenTheSiteIsDown() throws Exception {
    // Given
    site.close();

    // When
    Script.Outcome outcome = mvnw("verify");

    // Then
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("could not be fetched. Is this machine offline?")
        .contains("needs JDK 25 or newer, and none could be found or fetched")
        .contains("(Debian, Ubuntu)", "(Fedora)", "(macOS)", "JAVA_HOME");
    assertThat(cached()).isEmpty();
  }

  @Test
  void saysSoWhenNothingCanFetch() throws Exception {
    // Given
    Files.delete(tools.resolve("curl"));

    // When
    Script.Outcome outcome = mvnw("verify");

    // Then
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("Neither curl nor wget is installed");
  }

  @Test
  void refusesAnAnswerThatNamesNoPackage() throws Exception {
    // Given
    site.serve("/v3/assets/latest/25/hotspot", "[]".getBytes(StandardCharsets.UTF_8));

    // When
    Script.Outcome outcome = mvnw("verify");

    // Then
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("names no package with link and checksum");
  }

  @Test
  void servesTwoThatFetchAtOnce() throws Exception {
    // Given
    serveJdk("jdk-25.0.1+8", true);
    site.answerInPairs("/jdk.tar.gz");
    List<String> command = List.of("sh", project.mvnw().toString(), "verify");

    // When
    Script one = Script.start(project.folder(), environment, command);
    Script two = Script.start(project.folder(), environment, command);
    Script.Outcome first = one.outcome();
    Script.Outcome second = two.outcome();

    // Then
    Path jdk = home.resolve(".cache/operations-center/jdk-25");
    assertThat(first.out()).as(first.err()).contains("java " + jdk + "\n");
    assertThat(second.out()).as(second.err()).contains("java " + jdk + "\n");
    assertThat(cached()).containsExactly("jdk-25");
    assertThat(jdk.resolve("jdk-25")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/sys"})
  void fetchesIntoTheProjectWithoutAHomeToWriteTo(String unusable) throws Exception {
    // Given
    environment.remove("HOME");
    if (!unusable.isEmpty()) {
      environment.put("HOME", unusable);
    }
    serveJdk("jdk-25.0.1+8", true);

    // When
    Script.Outcome outcome = mvnw("verify");

    // Then
    assertThat(outcome.out())
        .as(outcome.err())
        .contains(
            "java "
                + project.folder().toRealPath().resolve("target/cache/operations-center/jdk-25")
                + "\n");
  }

  @Test
  void takesTheInstalledMavenOnlyWhenItIsNewEnough() throws Exception {
    // Given
    Archive.fakeJdk(temporary.resolve("jdks/jdk"), "25");
    installMaven("3.8.6");
    serveMaven(true);

    // When
    Script.Outcome first = mvnw("verify");
    Script.Outcome second = mvnw("verify");

    // Then
    assertThat(first.out()).as(first.err()).contains("maven 3.9.11\n", "argument verify\n");
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(site.requests()).containsExactly(MAVEN_ARCHIVE);
    assertThat(cached()).containsExactly("apache-maven-3.9.11");
  }

  @Test
  void refusesAMavenWithAnotherChecksum() throws Exception {
    // Given
    Archive.fakeJdk(temporary.resolve("jdks/jdk"), "25");
    Files.delete(tools.resolve("mvn"));
    serveMaven(false);

    // When
    Script.Outcome outcome = mvnw("verify");

    // Then
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("was refused: its SHA-512 is")
        .contains("apt-get install maven");
    assertThat(cached()).isEmpty();
  }

  @Test
  void saysWhatToInstallWhenMavenCannotBeFetched() throws Exception {
    // Given
    Archive.fakeJdk(temporary.resolve("jdks/jdk"), "25");
    Files.delete(tools.resolve("mvn"));

    // When
    Script.Outcome outcome = mvnw("verify");

    // Then
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains(MAVEN_ARCHIVE + " could not be fetched")
        .contains("builds with Maven 3.8.7 or newer");
  }

  @Test
  void passesOnTheExitStatusOfMaven() throws Exception {
    // Given
    Archive.fakeJdk(temporary.resolve("jdks/jdk"), "25");
    ProjectCopy.executable(
        tools.resolve("mvn"),
        "#!/bin/sh\n[ \"$1\" = -v ] && { echo 'Apache Maven 4.0.0-rc-3'; exit; }\nexit 42\n");

    // When
    Script.Outcome outcome = mvnw("verify");

    // Then
    assertThat(outcome.status()).isEqualTo(42);
  }

  private Script.Outcome mvnw(String... arguments) throws IOException, InterruptedException {
    return mvnwIn(project.folder(), arguments);
  }

  private Script.Outcome mvnwIn(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(project.mvnw().toString()), Stream.of(arguments)).toList();
    return Script.start(folder, environment, command).outcome();
  }

  private void installMaven(String version) throws IOException {
    Path maven = Archive.fakeMaven(temporary.resolve("maven-" + version), version);
    Files.deleteIfExists(tools.resolve("mvn"));
    Files.createSymbolicLink(tools.resolve("mvn"), maven.resolve("bin/mvn"));
  }

  private void serveJdk(String name, boolean honest) throws Exception {
    byte[] archive =
        Archive.tarGz(Archive.fakeJdk(temporary.resolve("to serve").resolve(name), "25.0.1"));
    String checksum = honest ? Archive.digest("SHA-256", archive) : "0".repeat(64);
    site.serve("/jdk.tar.gz", archive);
    site.serve(
        "/v3/assets/latest/25/hotspot",
        """
        [
          {
            "binary": {
              "architecture": "x64",
              "installer": {
                "checksum": "1111",
                "link": "%1$s/jdk.pkg"
              },
              "package": {
                "checksum": "%2$s",
                "checksum_link": "%1$s/jdk.tar.gz.sha256.txt",
                "link": "%1$s/jdk.tar.gz",
                "metadata_link": "%1$s/jdk.tar.gz.json",
                "name": "jdk.tar.gz",
                "size": %3$d
              },
              "project": "jdk"
            },
            "release_name": "jdk-25.0.1+8"
          }
        ]
        """
            .formatted(site.url(), checksum, archive.length)
            .getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The checksum is pinned in mvnw, so an honest stand-in is one whose checksum is pinned instead.
   */
  private void serveMaven(boolean honest) throws Exception {
    byte[] archive =
        Archive.tarGz(
            Archive.fakeMaven(temporary.resolve("to serve/apache-maven-3.9.11"), "3.9.11"));
    site.serve(MAVEN_ARCHIVE, archive);
    if (honest) {
      String text = Files.readString(project.mvnw());
      Files.writeString(
          project.mvnw(),
          text.replaceFirst(
              "MAVEN_SHA512=[0-9a-f]{128}", "MAVEN_SHA512=" + Archive.digest("SHA-512", archive)));
    }
  }

  private List<String> cached() throws IOException {
    Path cache = home.resolve(".cache/operations-center");
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (Stream<Path> content = Files.list(cache)) {
      return content.map(path -> path.getFileName().toString()).toList();
    }
  }

  private void useOnly(String client) throws IOException {
    Script.assumeInstalled(client);
    Files.delete(tools.resolve("curl"));
    link(client);
  }

  private void link(String tool) throws IOException {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      Path program = Path.of(folder, tool);
      if (Files.isExecutable(program)) {
        Files.createSymbolicLink(tools.resolve(tool), program);
        return;
      }
    }
    throw new IOException(tool + " is not installed, and mvnw needs it");
  }
}
