package io.operationscenter.kit.cli;

import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.kit.service.ListenAddress;
import io.operationscenter.kit.service.StartRefused;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs Quarkus with the settings of the command line and explains why it would not start. */
record RunQuarkus(
    DataRoot root, ListenAddress address, Optional<Path> config, LogFormat logFormat) {

  /** Comes back after a failed start; a signal ends the process from within (exit code 143). */
  int untilStopped() {
    System.setProperty("operations-center.home", root.path().toString());
    config.ifPresent(file -> System.setProperty("operations-center.config", file.toString()));
    System.setProperty("quarkus.http.host", address.host());
    System.setProperty("quarkus.http.port", Integer.toString(address.port()));
    System.setProperty(
        "quarkus.log.console.json.enabled", Boolean.toString(logFormat == LogFormat.json));
    Quarkus.run(null, this::exit);
    return ExitCode.OK;
  }

  private void exit(int code, @Nullable Throwable failure) {
    System.exit(failure == null ? code : explain(failure));
  }

  private int explain(Throwable failure) {
    Optional<StartRefused> refusal = find(failure, StartRefused.class);
    if (refusal.isEmpty()) {
      refusal = find(failure, QuarkusBindException.class).map(address::taken);
    }
    if (refusal.isPresent()) {
      System.err.println(refusal.get().getMessage());
      return refusal.get().exitCode();
    }
    Log.error("The service could not start", failure);
    return ExitCode.FAILED;
  }

  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
