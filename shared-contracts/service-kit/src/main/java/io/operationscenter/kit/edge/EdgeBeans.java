package io.operationscenter.kit.edge;

import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.Service;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Loads the credentials once, at start, so that a wrong file is seen before the first call. */
@Dependent
final class EdgeBeans {

  @Produces
  @Singleton
  @Startup
  Credentials credentials(Service service, DataRoot root) {
    root.prepareFor(service);
    SecureRandom random = new SecureRandom();
    return Credentials.load(service, new EdgeSecrets(root, random), Token.random(random));
  }
}
