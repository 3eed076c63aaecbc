package io.operationscenter.planner.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A data root of its own and a small limit for bodies. */
public class ShellProfile implements QuarkusTestProfile {

  static final Path HOME =
      Path.of(System.getProperty("module.directory", "."), "target", "shell-test");
  static final int BODY_LIMIT = 64 * 1024;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "operations-center.home",
        HOME.toString(),
        "quarkus.http.limits.max-body-size",
        BODY_LIMIT / 1024 + "K");
  }

  static String token(String edge) {
    try {
      return Files.readString(HOME.resolve("secrets").resolve(edge + ".token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
