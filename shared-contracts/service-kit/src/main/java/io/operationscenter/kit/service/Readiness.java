package io.operationscenter.kit.service;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Answers {@code /q/health/ready}: down as long as anything is missing, naming each thing. */
@ApplicationScoped
@org.eclipse.microprofile.health.Readiness
class Readiness implements HealthCheck {

  private final Service service;
  private final List<ReadinessCheck> checks;

  Readiness(Service service, @All List<ReadinessCheck> checks) {
    this.service = service;
    this.checks = checks;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named(service.id()).up();
    for (ReadinessCheck check : checks) {
      Optional<String> missing = check.missing();
      response.withData(check.name(), missing.orElseGet(check::present));
      if (missing.isPresent()) {
        response.down();
      }
    }
    return response.build();
  }
}
