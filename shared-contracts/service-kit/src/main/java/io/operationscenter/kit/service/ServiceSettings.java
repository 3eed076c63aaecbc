package io.operationscenter.kit.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a service has to know before it can read its configuration. */
@ConfigMapping(prefix = "operations-center")
public interface ServiceSettings {

  /** Which of the four this is; set in each service's {@code application.properties}. */
  String service();

  /** The data root, also as environment variable {@code OPERATIONS_CENTER_HOME}. */
  @WithDefault("./var")
  Path home();

  /** The operator's file, from {@code serve --config} or {@code OPERATIONS_CENTER_CONFIG}. */
  Optional<String> config();

  /**
   * Base addresses of other services by name, tried in order. A service without an entry is looked
   * for on this machine at its default port.
   */
  Map<String, List<URI>> peers();
}
