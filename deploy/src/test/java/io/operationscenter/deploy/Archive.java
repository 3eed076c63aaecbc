package io.operationscenter.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Fake distributions with the structure of the real ones. */
final class Archive {

  private Archive() {}

  static Path fakeJdk(Path home, String version) throws IOException {
    ProjectCopy.executable(
        home.resolve("bin/java"),
        "#!/bin/sh\necho 'openjdk version \"%s\" 2025-10-21' >&2\n".formatted(version));
    ProjectCopy.executable(
        home.resolve("bin/javac"), "#!/bin/sh\necho 'javac %s'\n".formatted(version));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    return home;
  }

  /** A Maven that answers like one and tells how it was called. */
  static Path fakeMaven(Path home, String version) throws IOException {
    ProjectCopy.executable(
        home.resolve("bin/mvn"),
        """
        #!/bin/sh
        if [ "$1" = -v ]; then
          printf '\\033[1mApache Maven %s (0123abc)\\033[m\\n'
          exit
        fi
        echo "maven %s"
        echo "java $JAVA_HOME"
        echo "folder $(pwd)"
        for argument; do echo "argument $argument"; done
        """
            .formatted(version, version));
    return home;
  }

  static byte[] tarGz(Path folder) throws IOException, InterruptedException {
    Path file = Files.createTempFile("archive", ".tar.gz");
    Script.Outcome outcome =
        Script.run(
            folder.getParent(),
            Map.of("PATH", System.getenv("PATH")),
            "tar",
            "-czf",
            file.toString(),
            folder.getFileName().toString());
    if (outcome.status() != 0) {
      throw new IOException(outcome.err());
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  static String digest(String algorithm, byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }
}
