package io.operationscenter.kit.configured;

import io.operationscenter.kit.config.StoreSection;
import io.operationscenter.kit.config.secrets.Secret;
import io.operationscenter.kit.config.secrets.Secrets;
import io.operationscenter.kit.edge.Credentials;
import io.operationscenter.kit.log.LogMasking;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.service.StartRefused;
import io.operationscenter.kit.store.StoreSettings;
import io.operationscenter.kit.store.StoreSettings.Login;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Hands the parts of the configuration to the features of the kit that need them. */
@Dependent
final class ConfiguredParts {

  @Produces
  @Singleton
  StoreSettings storeSettings(ConfigurationInUse configuration, Service service, DataRoot root) {
    return configuration
        .values()
        .map(values -> storeSettings(values.store(), configuration.secrets(), service, root))
        .orElseGet(() -> StoreSettings.sqlite(service.id(), root.path()));
  }

  /** Everything this service prints or keeps of others' output goes through it. */
  @Produces
  @Singleton
  SecretMask mask(ConfigurationInUse configuration, Credentials credentials) {
    return SecretMask.KNOWN_SHAPES
        .with(configuration.secrets().all().stream().map(Secret::value).toList())
        .with(credentials.texts());
  }

  @Produces
  @Singleton
  LogMasking logMasking(SecretMask mask) {
    return mask::mask;
  }

  private static StoreSettings storeSettings(
      StoreSection store, Secrets secrets, Service service, DataRoot root) {
    String url = store.url();
    try {
      return switch (store.kind()) {
        case SQLITE -> StoreSettings.sqlite(service.id(), root.path());
        case POSTGRESQL ->
            StoreSettings.postgresql(service.id(), url == null ? "" : url, login(store, secrets));
      };
    } catch (IllegalArgumentException e) {
      StartRefused refusal = StartRefused.failed(String.valueOf(e.getMessage()));
      refusal.initCause(e);
      throw refusal;
    }
  }

  private static @Nullable Login login(StoreSection store, Secrets secrets) {
    String name = store.username();
    String variable = store.passwordEnv();
    String password =
        variable == null ? null : secrets.of(variable).map(Secret::value).orElse(null);
    return name == null ? null : new Login(name, password);
  }
}
