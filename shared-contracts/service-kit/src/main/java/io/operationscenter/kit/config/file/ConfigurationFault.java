package io.operationscenter.kit.config.file;

import io.operationscenter.kit.config.yaml.Position;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with what the operator configured.
 *
 * @param path dotted key of the YAML file, or an environment variable; empty for the file as a
 *     whole
 * @param position where it stands in the file; null when it has no place there
 * @param message the rule and the value, never a secret
 */
public record ConfigurationFault(String path, @Nullable Position position, String message) {

  @Override
  public String toString() {
    String place = position == null ? "" : " (line " + position + ")";
    return path.isEmpty() && position == null
        ? message
        : path.isEmpty() ? "line " + position + ": " + message : path + place + ": " + message;
  }
}
