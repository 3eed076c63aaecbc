package io.operationscenter.kit.config.secrets;

import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.environment.EnvironmentSettings;
import io.operationscenter.kit.config.environment.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The secrets one service holds (design §2); it never reads another's. */
@FunctionalInterface
public interface SecretNeeds {

  /** Secret of the CI webhook (spec 07 §3). */
  String WEBHOOK_SECRET = "OPERATIONS_CENTER_WEBHOOK_SECRET";

  /** The one before it, accepted while a secret is changed (spec 09 §7, R5). */
  String WEBHOOK_SECRET_PREVIOUS = "OPERATIONS_CENTER_WEBHOOK_SECRET_PREVIOUS";

  /** The variables to read. */
  List<SecretVariable> of(OperatorConfiguration configuration, EnvironmentSettings environment);

  /** The Plane token, unless the board is the embedded one. */
  static SecretNeeds planner() {
    return (configuration, _) -> {
      List<SecretVariable> wanted = database(configuration);
      configuration
          .plane()
          .remote()
          .ifPresent(
              plane ->
                  wanted.add(new SecretVariable(plane.apiTokenEnv(), "plane.api_token_env", true)));
      return wanted;
    };
  }

  /** The tokens that pushes use. One that is unset means there is no token, which is no fault. */
  static SecretNeeds execution() {
    return (configuration, _) -> withGitTokens(configuration);
  }

  /** The tokens that GitHub's API is called with; as for {@link #execution}. */
  static SecretNeeds review() {
    return (configuration, _) -> withGitTokens(configuration);
  }

  /**
   * The webhook secret. Required while the route is on, unless unsigned events are allowed and only
   * this machine can send them (spec 09 §7, R2).
   */
  static SecretNeeds ingest() {
    return (configuration, environment) -> {
      List<SecretVariable> wanted = database(configuration);
      wanted.add(
          new SecretVariable(
              WEBHOOK_SECRET, "the CI webhook", mustBeSigned(environment.webhook())));
      wanted.add(new SecretVariable(WEBHOOK_SECRET_PREVIOUS, "the CI webhook", false));
      return wanted;
    };
  }

  private static boolean mustBeSigned(Webhook webhook) {
    boolean loopback =
        Set.of("localhost", "::1", "[::1]").contains(webhook.host())
            || webhook.host().startsWith("127.");
    return webhook.port() != 0 && !(webhook.allowUnsigned() && loopback);
  }

  private static List<SecretVariable> database(OperatorConfiguration configuration) {
    List<SecretVariable> wanted = new ArrayList<>();
    String variable = configuration.store().passwordEnv();
    if (variable != null) {
      wanted.add(new SecretVariable(variable, "store.password_env", true));
    }
    return wanted;
  }

  private static List<SecretVariable> withGitTokens(OperatorConfiguration configuration) {
    List<SecretVariable> wanted = database(configuration);
    String global = configuration.git().tokenEnv();
    if (global != null) {
      wanted.add(new SecretVariable(global, "git.token_env", false));
    }
    for (Map.Entry<String, ManagedRepository> repository : configuration.repos().entrySet()) {
      String own = repository.getValue().tokenEnv();
      if (own != null) {
        wanted.add(new SecretVariable(own, "repos." + repository.getKey() + ".token_env", false));
      }
    }
    return wanted;
  }
}
