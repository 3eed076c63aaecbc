package io.operationscenter.planner.controlroom;

import io.operationscenter.planner.board.text.HiddenMarks;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Variant;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Escapes what a page shows, as Qute does, and shows the marks that would hide in it. */
final class EscapeText extends HtmlEscaper {

  EscapeText() {
    super(List.of(Variant.TEXT_HTML));
  }

  static void use(@Observes EngineBuilder engine) {
    engine.addResultMapper(new EscapeText());
  }

  @Override
  public int getPriority() {
    return super.getPriority() + 1;
  }

  @Override
  public String map(Object result, Expression expression) {
    return super.map(HiddenMarks.shown(result.toString()), expression);
  }
}
