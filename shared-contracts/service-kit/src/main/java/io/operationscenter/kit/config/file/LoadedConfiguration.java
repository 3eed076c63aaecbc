package io.operationscenter.kit.config.file;

import io.operationscenter.kit.config.OperatorConfiguration;
import java.nio.file.Path;
import java.util.List;

/**
 * A configuration that was read without a fault.
 *
 * @param configuration its values
 * @param digest see {@link ConfigurationDigest}
 * @param warnings what an operator should know and that keeps nothing from working
 * @param source the file
 */
public record LoadedConfiguration(
    OperatorConfiguration configuration,
    String digest,
    List<ConfigurationFault> warnings,
    Path source)
    implements ConfigurationReading {

  /** The engine's program with relative paths resolved (spec 07 §1). */
  public String kodoBinary(Path workingDirectory) {
    return ProgramPath.resolve(configuration.kodo().binary(), source, workingDirectory);
  }
}
