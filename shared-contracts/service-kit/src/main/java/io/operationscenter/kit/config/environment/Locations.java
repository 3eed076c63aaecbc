package io.operationscenter.kit.config.environment;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import org.jspecify.annotations.Nullable;

/** Where things lie; relative paths start in the working directory. */
@Contract(closed = true)
public record Locations(
    @Doc("The operator's YAML file; commands set it from --config.")
        @Variable("OPERATIONS_CENTER_CONFIG")
        @Default("\"config/operations_center.local.yaml\"")
        String config,
    @Doc("File of variables that the wrapper sources and dependency-check reads.")
        @Variable("OPERATIONS_CENTER_ENV_FILE")
        @Default("\".env.operations-center.local\"")
        String envFile,
    @Doc("Data root: one folder per service, and secrets.")
        @Variable("OPERATIONS_CENTER_HOME")
        @Default("\"./var\"")
        String home,
    @Doc("Usage ledger of an older installation.")
        @Variable("OPERATIONS_CENTER_EXECUTION_USAGE_PATH")
        @Default("\"tools/report/operations_center/execution/usage.json\"")
        String executionUsagePath,
    @Doc("Rejected proposals of an older installation.")
        @Variable("OPERATIONS_CENTER_REJECTION_STORE_PATH")
        @Default("\"state/proposal_rejections.json\"")
        String rejectionStorePath,
    @Doc(
            "WorkStation, which starts and stops Plane; unset: the folder WorkStation beside "
                + "this one.")
        @Variable("OPERATIONS_CENTER_WORKSTATION_DIR")
        @Nullable String workstationDir) {

  /** Checks every rule and copies what is mutable. */
  public Locations {
    Checked.arguments(
            Locations.class,
            config,
            envFile,
            home,
            executionUsagePath,
            rejectionStorePath,
            workstationDir)
        .orThrow();
  }
}
