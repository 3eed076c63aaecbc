package io.operationscenter.kit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.contracts.api.About;
import org.junit.jupiter.api.Test;

class BuildTest {

  @Test
  void carriesTheVersionOfTheBuild() {
    About about = Build.CURRENT.about(Service.PLANNER);

    assertThat(about.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(about.commit()).matches("[0-9a-f]{7,40}|unknown");
    assertThat(about.runtime()).isEqualTo("jvm");
  }

  @Test
  void namesTheServicesThereAreWhenAskedForAnother() {
    assertThat(Service.named("review")).isEqualTo(Service.REVIEW);
    assertThatThrownBy(() -> Service.named("revue"))
        .hasMessageContainingAll("'revue'", "planner, execution, review, ingest");
  }
}
