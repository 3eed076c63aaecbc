package io.operationscenter.kit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Runs the conformance vectors of one module. Each module has one subclass, named {@code
 * <Module>ConformanceTest}, that registers the topics the module has implemented so far:
 *
 * <pre>{@code
 * class IngestServiceConformanceTest extends Conformance {
 *   @Override
 *   protected List<Topic> topics() {
 *     return List.of(new CiWebhookTopic());
 *   }
 * }
 * }</pre>
 *
 * <p>Vectors are the project's own copy unless {@code -Dconformance.dir=DIR} names another
 * directory. At the end the results are printed as a table and written to the module's {@code
 * target/conformance.json}; {@link MergedReport} merges those of all modules. Which topics a module
 * owns and which of them are finished stands in {@code conformance/topics.txt}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class Conformance {

  private Setting setting;
  private ConformanceRun run;

  /** What the build's system properties say. */
  Setting setting() {
    return Setting.from(System::getProperty);
  }

  /** The topics that this module has implemented, finished or in part; called once. */
  protected abstract List<Topic> topics();

  @BeforeAll
  void prepare() throws IOException {
    setting = setting();
    run = new ConformanceRun(setting, topics());
    // an old report would pass for the result of a run that breaks off
    Files.deleteIfExists(setting.reportOf(setting.moduleName()));
    Files.deleteIfExists(setting.mergedReport());
  }

  @Test
  void registersWhatTheTopicListSays() {
    assertThat(run.registrationFaults()).isEmpty();
  }

  @TestFactory
  List<DynamicTest> vectors() {
    return run.tests();
  }

  @AfterAll
  void writeReport() throws IOException {
    run.report().write(setting.reportOf(setting.moduleName()));
    print("%nConformance of %s%n%s%n".formatted(setting.moduleName(), run.summary()));
  }

  void print(String summary) {
    System.out.print(summary);
  }
}
