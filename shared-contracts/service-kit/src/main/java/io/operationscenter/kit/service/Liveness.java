package io.operationscenter.kit.service;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Answers {@code /q/health/live} with the service's name: the process serves HTTP, nothing more. On
 * the event loop, so that requests which fill the worker pool keep nobody from asking.
 */
@ApplicationScoped
@org.eclipse.microprofile.health.Liveness
class Liveness implements AsyncHealthCheck {

  private final Service service;

  Liveness(Service service) {
    this.service = service;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom().item(HealthCheckResponse.up(service.id() + " process"));
  }
}
