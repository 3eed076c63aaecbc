package io.operationscenter.planner.shell;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.usage.AuditPage;
import io.operationscenter.kit.cli.OutputFormat;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.Table;
import io.operationscenter.planner.shell.print.UsageText;
import io.operationscenter.planner.shell.print.Visible;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceClient;
import jakarta.enterprise.inject.Vetoed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what happened, for an auditor. */
@Vetoed
@Command(
    name = "audit-export",
    description = "List runs, quality warnings, scope violations and escalations, oldest first.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  audit-export --window-days 30 > audit.json", "  audit-export --output table"})
final class ExportAudit extends OperatorCommand {

  private static final int PAGE = 1000;

  @Mixin private final WindowOption window = new WindowOption(7);

  /** What is exported is for programs, unlike what is shown. */
  @Mixin private final OutputOption output = new OutputOption(OutputFormat.json);

  ExportAudit(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() {
    window.warn(this::say);
    if (output.json()) {
      printList();
    } else {
      printTable();
    }
    return ExitCode.OK;
  }

  private void printTable() {
    Table table = UsageText.audit();
    pages(
        rows -> {
          rows.forEach(row -> UsageText.audit(table, row));
          print(table.lines(surroundings().terminal()));
        });
  }

  private void printList() {
    List<String> separator = new ArrayList<>(List.of("["));
    pages(
        rows -> {
          for (JsonNode row : rows) {
            print(separator);
            print(List.of(Visible.json(row.toPrettyString())));
            separator.set(0, ",");
          }
        });
    print(List.of(separator.getFirst().equals("[") ? "[]" : "]"));
  }

  /** Whoever reads prints at once: what an auditor asks for may be more than fits in memory. */
  private void pages(Consumer<List<JsonNode>> reader) {
    ServiceClient execution = services().execution();
    String next = null;
    do {
      AuditPage page =
          execution.get(
              AuditPage.class,
              RequestPath.of("v1", "usage", "audit")
                  .with("window_days", window.days(), "after", next, "limit", PAGE));
      reader.accept(page.rows());
      next = page.next();
    } while (next != null);
  }
}
