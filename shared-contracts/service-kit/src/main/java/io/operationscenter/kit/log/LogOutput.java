package io.operationscenter.kit.log;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.WriterHandler;

/**
 * Gives every handler its final form before anything of ours logs: JSON in our vocabulary where
 * Quarkus was told to write JSON, and the mask around whatever is written.
 */
@Singleton
final class LogOutput {

  private static final int BEFORE_ALL_OTHERS = 1;

  private final LogMasking masking;
  private final String service;
  private final boolean json;

  LogOutput(
      LogMasking masking,
      @ConfigProperty(name = "operations-center.service") String service,
      @ConfigProperty(name = "quarkus.log.console.json.enabled") boolean json) {
    this.masking = masking;
    this.service = service;
    this.json = json;
  }

  void install(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) {
    for (Handler handler : LogManager.getLogManager().getLogger("").getHandlers()) {
      install(handler);
    }
  }

  private void install(Handler handler) {
    Formatter present = handler.getFormatter();
    if (handler instanceof WriterHandler && present != null) {
      handler.setFormatter(
          new MaskingFormatter(json ? new VocabularyFormatter(service) : present, masking));
    }
    if (handler instanceof ExtHandler nesting) {
      for (Handler nested : nesting.getHandlers()) {
        install(nested);
      }
    }
  }
}
