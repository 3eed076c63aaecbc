package io.operationscenter.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  private record Check(String name, Optional<String> missing) implements ReadinessCheck {}

  @Test
  void isUpWhenNothingIsMissing() {
    Readiness readiness =
        new Readiness(Service.INGEST, List.of(new Check("store", Optional.empty())));

    HealthCheckResponse response = readiness.call();

    assertThat(response.getStatus()).isEqualTo(Status.UP);
    assertThat(response.getName()).isEqualTo("ingest");
    assertThat(response.getData()).hasValue(Map.of("store", "ok"));
  }

  @Test
  void isDownAndListsEverythingThatIsMissing() {
    Readiness readiness =
        new Readiness(
            Service.INGEST,
            List.of(
                new Check("store", Optional.of("The store does not answer.")),
                new Check("configuration", Optional.empty()),
                new Check("plane", Optional.of("The token is refused."))));

    HealthCheckResponse response = readiness.call();

    assertThat(response.getStatus()).isEqualTo(Status.DOWN);
    assertThat(response.getData())
        .hasValue(
            Map.of(
                "store", "The store does not answer.",
                "configuration", "ok",
                "plane", "The token is refused."));
  }
}
