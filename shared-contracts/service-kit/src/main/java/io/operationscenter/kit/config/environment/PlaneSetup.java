package io.operationscenter.kit.config.environment;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Concealed;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.kit.config.form.Forms;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** What setup and the launcher know of Plane. */
@Contract(closed = true)
public record PlaneSetup(
    @Doc("Address for setup and browser.")
        @Variable("OPERATIONS_CENTER_PLANE_URL")
        @Default("\"http://localhost:8080\"")
        @Concealed
        @Pattern(regexp = Forms.HTTP_URL, message = Forms.HTTP_URL_RULE) String url,
    @Doc("Open the board on start.")
        @Variable("OPERATIONS_CENTER_PLANE_OPEN_BROWSER")
        @Default("false")
        boolean openBrowser,
    @Doc("Command that starts Plane; unset: WorkStation's.")
        @Variable("OPERATIONS_CENTER_PLANE_START_COMMAND")
        @Nullable String startCommand,
    @Doc("Pinned version for dependency-check; unset: none.")
        @Variable("OPERATIONS_CENTER_PLANE_VERSION")
        @Nullable String version,
    @Doc("Where Plane's setup is described.") @Variable("OPERATIONS_CENTER_PLANE_SETUP_URL")
        @Nullable String setupUrl) {

  /** Checks every rule and copies what is mutable. */
  public PlaneSetup {
    Checked.arguments(PlaneSetup.class, url, openBrowser, startCommand, version, setupUrl)
        .orThrow();
  }
}
