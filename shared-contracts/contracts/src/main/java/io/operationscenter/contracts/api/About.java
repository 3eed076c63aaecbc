package io.operationscenter.contracts.api;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotEmpty;

/**
 * Which binary answers.
 *
 * @param service planner, execution, review or ingest
 * @param version of the product
 * @param commit abbreviated hash of the sources, {@code unknown} when built outside a checkout
 * @param runtime {@code jvm} or {@code native}
 * @param contractsVersion the wire contracts it speaks, see {@link ContractsVersion}
 */
@Contract
public record About(
    @NotEmpty String service,
    @NotEmpty String version,
    @NotEmpty String commit,
    @NotEmpty String runtime,
    @NotEmpty String contractsVersion) {

  /** Checks every rule. */
  public About {
    Checked.arguments(About.class, service, version, commit, runtime, contractsVersion).orThrow();
  }
}
