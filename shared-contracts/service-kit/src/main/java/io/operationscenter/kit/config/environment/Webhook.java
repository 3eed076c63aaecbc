package io.operationscenter.kit.config.environment;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** The receiver of CI events. */
@Contract(closed = true)
public record Webhook(
    @Doc("Address that ingest listens on.")
        @Variable("OPERATIONS_CENTER_WEBHOOK_HOST")
        @Default("\"127.0.0.1\"")
        String host,
    @Doc("Port that ingest listens on; 0 switches the route off.")
        @Variable("OPERATIONS_CENTER_WEBHOOK_PORT")
        @Default("20413")
        @Min(0) @Max(65535) long port,
    @Doc("Command to run on a CI event instead of writing a trigger file; unset: the file.")
        @Variable("OPERATIONS_CENTER_WEBHOOK_TRIGGER")
        @Nullable String trigger,
    @Doc("Start without a secret, on a loopback address only.")
        @Variable("OPERATIONS_CENTER_WEBHOOK_ALLOW_UNSIGNED")
        @Default("false")
        boolean allowUnsigned) {

  /** Checks every rule and copies what is mutable. */
  public Webhook {
    Checked.arguments(Webhook.class, host, port, trigger, allowUnsigned).orThrow();
  }
}
