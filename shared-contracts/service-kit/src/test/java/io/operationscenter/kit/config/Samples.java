package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.config.file.OperatorConfigurationFile;
import java.time.Clock;

/** What the tests of this feature share. */
public final class Samples {

  /** Reads records. */
  public static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());

  /** Reads files. */
  public static final OperatorConfigurationFile FILE = new OperatorConfigurationFile(CODEC);

  /** The least that is a configuration. */
  public static final String MINIMAL =
      """
      plane: {mode: embedded}
      git: {}
      kodo: {}
      repos:
        api:
          clone_url: git@github.com:org/api.git
          default_branch: main
      """;

  private Samples() {}
}
