package io.operationscenter.kit.service;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Answers {@code /q/health/live} with the service's name: the process serves HTTP, nothing more.
 */
@ApplicationScoped
@org.eclipse.microprofile.health.Liveness
class Liveness implements HealthCheck {

  private final Service service;

  Liveness(Service service) {
    this.service = service;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.up(service.id() + " process");
  }
}
