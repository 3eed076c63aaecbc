package io.operationscenter.kit.process;

import io.operationscenter.kit.service.IdSource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The service's one process runner; at shutdown it ends what still runs. */
@Dependent
final class ProcessBeans {

  @Produces
  @Singleton
  ProcessRunner runner(IdSource ids) {
    return new ProcessRunner(System.getenv(), ids, System::nanoTime);
  }

  void close(@Disposes ProcessRunner runner) {
    runner.close();
  }
}
