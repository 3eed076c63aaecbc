package io.operationscenter.planner.controlroom;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages; what they show is escaped. */
@CheckedTemplate(basePath = "controlroom")
final class Templates {

  private Templates() {}

  static native TemplateInstance run(RunView run);

  static native TemplateInstance runs(RunsView runs);

  static native TemplateInstance notice(Notice notice);
}
