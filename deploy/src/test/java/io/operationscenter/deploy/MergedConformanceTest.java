package io.operationscenter.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.conformance.MergedReport;
import io.operationscenter.kit.conformance.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Merges the modules' conformance reports of this build into the root's. */
class MergedConformanceTest {

  @Test
  void everyModuleConforms() throws IOException {
    // Given
    Setting setting = Setting.from(System::getProperty);
    Files.deleteIfExists(setting.mergedReport());

    // When
    MergedReport merged =
        MergedReport.of(setting, Instant.parse(System.getProperty("build.started")));

    // Then
    merged.write();
    System.out.printf("%nConformance of all modules%n%s%n", merged.summary());
    assertThat(merged.faults()).isEmpty();
  }
}
