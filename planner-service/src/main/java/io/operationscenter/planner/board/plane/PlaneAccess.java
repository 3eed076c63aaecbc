package io.operationscenter.planner.board.plane;

import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.PlaneMode;
import io.operationscenter.kit.config.PlaneSection;
import io.operationscenter.kit.config.secrets.Secret;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.planner.board.BoardFailure;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which board is ours and how it is reached (spec 07 §2.2, §2.13; design §8).
 *
 * @param mode remote or embedded
 * @param address where
 * @param credential its token
 */
record PlaneAccess(PlaneMode mode, PlaneAddress address, BoardCredential credential) {

  /** Names the address of the embedded board; the launcher sets it. */
  static final String BOARD_URL = "OPERATIONS_CENTER_BOARD_URL";

  private static final String EMBEDDED_URL = "http://127.0.0.1:20414";
  private static final String EMBEDDED_WORKSPACE = "operations-center";
  private static final String EMBEDDED_PROJECT = "00000000-0000-4000-8000-000000000001";

  /** The section in use. */
  static PlaneSection section(ConfigurationInUse configuration) {
    return configuration
        .values()
        .map(OperatorConfiguration::plane)
        .orElseThrow(() -> configuration("There is no board: " + absence(configuration)));
  }

  /** Why there is no board when there is no section. */
  static String absence(ConfigurationInUse configuration) {
    return switch (configuration) {
      case ConfigurationInUse.Defaults none ->
          "no configuration at %s names one (plane.mode)".formatted(none.expected());
      case ConfigurationInUse.FromFile _ -> "the configuration names none (plane.mode)";
    };
  }

  /**
   * How the board of the section is reached.
   *
   * @param identity whose key opens it when it is the embedded one
   */
  static PlaneAccess of(
      PlaneSection section,
      ConfigurationInUse configuration,
      DataRoot root,
      Map<String, String> environment,
      EmbeddedIdentity identity) {
    return section
        .remote()
        .map(remote -> remote(remote, configuration))
        .orElseGet(() -> embedded(root, environment.get(BOARD_URL), identity));
  }

  private static PlaneAccess remote(PlaneSection.Remote remote, ConfigurationInUse configuration) {
    String variable = remote.apiTokenEnv();
    String token =
        configuration
            .secrets()
            .of(variable)
            .map(Secret::value)
            .map(value -> HeaderToken.checked(value, "the variable " + variable))
            .orElseThrow(
                () ->
                    configuration(
                        "The variable %s (plane.api_token_env) was not set at start"
                            .formatted(variable)));
    return new PlaneAccess(
        PlaneMode.REMOTE,
        new PlaneAddress(remote.baseUrl(), remote.workspaceSlug(), remote.projectId()),
        () -> token);
  }

  private static PlaneAccess embedded(
      DataRoot root, @Nullable String told, EmbeddedIdentity identity) {
    String url = told == null || told.isBlank() ? EMBEDDED_URL : told.strip();
    if (!url.matches("https?://[^/\\s@?#]+/?") || URI.create(url).getHost() == null) {
      throw configuration(BOARD_URL + " must be http://host:port, is \"" + url + "\"");
    }
    return new PlaneAccess(
        PlaneMode.EMBEDDED,
        new PlaneAddress(url, EMBEDDED_WORKSPACE, EMBEDDED_PROJECT),
        new EmbeddedToken(root.secrets().resolve(identity.file())));
  }

  /** For people. */
  String shown() {
    return switch (mode) {
      case REMOTE -> "Plane at " + address.shown();
      case EMBEDDED -> "embedded board at " + address.shown();
    };
  }

  private static BoardFailure configuration(String message) {
    return new BoardFailure(BoardFailure.Kind.CONFIGURATION, message);
  }
}
