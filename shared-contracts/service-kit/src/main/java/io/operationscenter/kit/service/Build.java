package io.operationscenter.kit.service;

import io.operationscenter.contracts.api.About;
import io.operationscenter.contracts.api.ContractsVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this binary was built from.
 *
 * @param version of the product
 * @param commit abbreviated hash of the sources, {@code unknown} outside a checkout
 */
public record Build(String version, String commit) {

  /**
   * The running binary. Read when the class is initialised, so a native image carries the values.
   */
  public static final Build CURRENT = read();

  /** {@code native} or {@code jvm}. */
  public static String runtime() {
    return System.getProperty("org.graalvm.nativeimage.imagecode") == null ? "jvm" : "native";
  }

  /** This binary running as the given service. */
  public About about(Service service) {
    return new About(service.id(), version, commit, runtime(), ContractsVersion.CURRENT);
  }

  private static Build read() {
    Properties properties = new Properties();
    try (InputStream resource = Build.class.getResourceAsStream("build.properties")) {
      if (resource == null) {
        throw new IllegalStateException("build.properties is not on the class path");
      }
      properties.load(resource);
    } catch (IOException e) {
      throw new UncheckedIOException("build.properties cannot be read", e);
    }
    return new Build(value(properties, "version"), value(properties, "commit"));
  }

  private static String value(Properties properties, String key) {
    String value = properties.getProperty(key, "");
    return value.isEmpty() || value.startsWith("${") ? "unknown" : value;
  }
}
