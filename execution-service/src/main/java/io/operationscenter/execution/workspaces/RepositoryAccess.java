package io.operationscenter.execution.workspaces;

import io.operationscenter.kit.config.GitSection;
import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.secrets.Secret;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.kit.git.GitCredential;
import io.operationscenter.kit.git.Person;
import io.operationscenter.kit.git.Remote;
import io.operationscenter.kit.git.RemoteUrl;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** How repositories are reached, and in whose name commits are made (spec 07 §2.3, §2.6). */
@Singleton
class RepositoryAccess {

  /** User name that GitHub and others take together with a token. */
  private static final String TOKEN_USER = "x-access-token";

  private static final Person DEFAULT_AUTHOR =
      new Person("Operations Center Bot", "operations-center-bot@example.com");

  private final ConfigurationInUse configuration;

  RepositoryAccess(ConfigurationInUse configuration) {
    this.configuration = configuration;
  }

  /**
   * The remote, with the token of the repository's variable where there is one.
   *
   * @throws IllegalArgumentException when git may not be given the clone URL
   */
  Remote remoteOf(ManagedRepository repository) {
    GitCredential credential =
        configuration
            .values()
            .flatMap(values -> values.tokenVariable(repository))
            .flatMap(configuration.secrets()::of)
            .map(Secret::value)
            .map(token -> new GitCredential(TOKEN_USER, token))
            .orElse(null);
    return new Remote(new RemoteUrl(repository.cloneUrl().strip()), credential);
  }

  /** Author and committer. */
  Person author() {
    return configuration
        .values()
        .map(OperatorConfiguration::git)
        .map(this::person)
        .orElse(DEFAULT_AUTHOR);
  }

  /** The repositories of the present configuration; empty = it is not known. */
  Optional<Map<String, ManagedRepository>> configured() {
    return configuration.values().map(OperatorConfiguration::repos);
  }

  private Person person(GitSection git) {
    return new Person(git.authorName(), git.authorEmail());
  }
}
