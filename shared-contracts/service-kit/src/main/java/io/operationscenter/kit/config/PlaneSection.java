package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Concealed;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.contracts.codec.RequiredWhen;
import io.operationscenter.kit.config.form.Example;
import io.operationscenter.kit.config.form.Forms;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Connection to the board (spec 07 §2.2, §2.13). */
@Contract(closed = true)
public record PlaneSection(
    @Doc(
            "remote: a Plane installation; embedded: the board that comes with the planner, "
                + "which fills in the address, the token and the ids.")
        @Default("\"remote\"")
        PlaneMode mode,
    @Doc("Address of Plane; a trailing slash is removed.")
        @RequiredWhen(member = "mode", is = "remote")
        @Concealed
        @Pattern(regexp = Forms.HTTP_URL, message = Forms.HTTP_URL_RULE) @Example("\"http://localhost:8080\"")
        @Nullable String baseUrl,
    @Doc("Variable that holds the API token, sent as X-API-Key.")
        @RequiredWhen(member = "mode", is = "remote")
        @Concealed
        @Pattern(regexp = Forms.VARIABLE, message = Forms.VARIABLE_RULE) @Example("\"PLANE_API_TOKEN\"")
        @Nullable String apiTokenEnv,
    @Doc("Workspace in Plane.")
        @RequiredWhen(member = "mode", is = "remote")
        @NotBlank @Example("\"operations-center\"")
        @Nullable String workspaceSlug,
    @Doc("Project in Plane.")
        @RequiredWhen(member = "mode", is = "remote")
        @Pattern(regexp = Forms.UUID, message = Forms.UUID_RULE) @Example("\"00000000-0000-4000-8000-000000000000\"")
        @Nullable String projectId,
    @Doc("Requests to Plane in any 60 seconds.") @Default("55") @Min(1) long requestsPerMinute,
    @Doc("How many of them only writes may use.") @Default("15") @Min(0) long writeReserve) {

  /** Checks every rule and copies what is mutable. */
  public PlaneSection {
    Checked.arguments(
            PlaneSection.class,
            mode,
            baseUrl,
            apiTokenEnv,
            workspaceSlug,
            projectId,
            requestsPerMinute,
            writeReserve)
        .rule(
            () -> writeReserve < requestsPerMinute,
            "write_reserve",
            "must be smaller than requests_per_minute ("
                + requestsPerMinute
                + "), got "
                + writeReserve)
        .orThrow();
    baseUrl = withoutSlash(baseUrl);
  }

  /** Address, token variable and ids of a Plane installation. */
  public record Remote(
      String baseUrl, String apiTokenEnv, String workspaceSlug, String projectId) {}

  /** The installation to talk to; empty when the board is the embedded one. */
  public Optional<Remote> remote() {
    if (mode == PlaneMode.EMBEDDED
        || baseUrl == null
        || apiTokenEnv == null
        || workspaceSlug == null
        || projectId == null) {
      return Optional.empty();
    }
    return Optional.of(new Remote(baseUrl, apiTokenEnv, workspaceSlug, projectId));
  }

  private static @Nullable String withoutSlash(@Nullable String url) {
    return url == null ? null : url.replaceFirst("/+$", "");
  }
}
