package io.operationscenter.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scripts of this project in a folder of their own, so that nothing is written beside the real
 * ones.
 */
record ProjectCopy(Path folder) {

  static final Path ROOT = Path.of(System.getProperty("root.directory"));

  static ProjectCopy in(Path folder) throws IOException {
    Files.createDirectories(folder);
    copy("pom.xml", folder);
    copy("mvnw", folder);
    for (String scripts : List.of("deploy/lib", "deploy/demo")) {
      Files.createDirectories(folder.resolve(scripts));
      try (Stream<Path> parts = Files.list(ROOT.resolve(scripts))) {
        for (Path part : parts.toList()) {
          copy(scripts + "/" + part.getFileName(), folder);
        }
      }
    }
    copy("deploy/operations-center", folder);
    return new ProjectCopy(folder);
  }

  Path launcher() {
    return folder.resolve("deploy/operations-center");
  }

  Path mvnw() {
    return folder.resolve("mvnw");
  }

  static Path executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  private static void copy(String name, Path folder) throws IOException {
    Files.copy(
        ROOT.resolve(name),
        folder.resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
  }
}
