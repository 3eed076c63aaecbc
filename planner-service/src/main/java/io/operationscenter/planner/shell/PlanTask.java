package io.operationscenter.planner.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.planning.PlanningContext;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.contracts.routing.RoutingPlan;
import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.Visible;
import io.operationscenter.planner.shell.rest.Installation;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.ServiceRefused;
import jakarta.enterprise.inject.Vetoed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plans without a card (spec 01 §7). */
@Vetoed
@Command(
    name = "plan",
    description = {
      "Build a proposal and ask where it would run; nothing is claimed and nothing runs.",
      "Prints the bundle as JSON, or in a line with --output table. Exit code 1 when it cannot be routed.",
      "With --routes, prints what there would be besides the decision; that is advice, nothing runs by it."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plan --goal 'Fix all lint errors in src/' --task-type lint_fix --repo-key api",
      "  plan --input context.json --output bundle.json",
      "  plan --goal 'Rewrite the parser' --task-type refactor --risk high --repo-key api --routes --output table"
    })
final class PlanTask extends OperatorCommand {

  @ArgGroup(multiplicity = "1")
  @SuppressWarnings("NullAway.Init") // one of the options is required
  private Source source;

  /** Where the context comes from. */
  static final class Source {
    @Option(
        names = "--input",
        required = true,
        description = "File with a planning context as JSON.")
    private Optional<Path> input;

    @Option(names = "--goal", required = true, description = "What is wanted, in words.")
    private Optional<String> goal;
  }

  @Option(
      names = "--output",
      defaultValue = "json",
      description = "json, table, or the file to write the JSON to; default ${DEFAULT-VALUE}.")
  private String output;

  @Option(
      names = "--routes",
      description = "Ask for fallbacks, escalations and what is blocked instead of the decision.")
  private boolean routes;

  @Mixin private final WorkOptions work = new WorkOptions();

  @Option(names = "--execution-mode", description = "Default goal.")
  private Optional<String> executionMode;

  @Option(names = "--repo-key", description = "Key of the repository.")
  private Optional<String> repoKey;

  @Option(names = "--clone-url", description = "Default: that of the configured repository.")
  private Optional<String> cloneUrl;

  @Option(names = "--task-id", description = "Id of a task the plan belongs to.")
  private Optional<String> taskId;

  @Option(names = "--project-id", description = "Board project.")
  private Optional<String> projectId;

  @Option(names = "--validation-command", description = "Repeatable.")
  private List<String> validationCommands = List.of();

  PlanTask(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() throws IOException {
    PlanningContext context = described(PlanningContext.class, document());
    try {
      if (routes) {
        RoutingPlan plan = ask(RoutingPlan.class, "route-plan", context);
        show(plan, RoutesText.table(plan, surroundings().terminal()));
      } else {
        ProposalDecisionBundle bundle = ask(ProposalDecisionBundle.class, "plan", context);
        show(bundle, List.of(Visible.line(bundle.runSummary())));
      }
      return ExitCode.OK;
    } catch (ServiceRefused refused) {
      if (!refused.body().path("error").asText("").equals("routing_failure")) {
        throw refused;
      }
      write(refused.body());
      say(String.valueOf(refused.getMessage()));
      return ExitCode.FAILED;
    }
  }

  private <T> T ask(Class<T> type, String resource, PlanningContext context) {
    return services().planner().post(type, RequestPath.of("v1", resource), context);
  }

  private void show(Record answer, List<String> lines) throws IOException {
    if (output.equals("table")) {
      print(lines);
    } else {
      write(Installation.codec().write(answer));
    }
  }

  private void write(JsonNode document) throws IOException {
    if (output.equals("json") || output.equals("table")) {
      printJson(document);
    } else {
      Files.writeString(Path.of(output), document.toPrettyString() + "\n");
    }
  }

  private ObjectNode document() throws IOException {
    ObjectNode context = source.input.isPresent() ? read(source.input.get()) : emptyContext();
    source.goal.ifPresent(text -> context.put("goal_text", text));
    executionMode.ifPresent(value -> context.put("execution_mode", value));
    repoKey.ifPresent(value -> context.put("repo_key", value));
    cloneUrl.ifPresent(value -> context.put("clone_url", value));
    taskId.ifPresent(value -> context.put("task_id", value));
    projectId.ifPresent(value -> context.put("project_id", value));
    work.putLabels(context);
    work.put(context, "risk_level");
    WorkOptions.add(context, "validation_commands", validationCommands);
    if (context.path("clone_url").asText("").isEmpty()) {
      configured(context.path("repo_key").asText(""))
          .ifPresent(repo -> context.put("clone_url", repo.cloneUrl()));
    }
    return context;
  }

  private static ObjectNode emptyContext() {
    return JsonNodeFactory.instance.objectNode().put("task_type", "unknown");
  }

  private Optional<ManagedRepository> configured(String key) {
    return surroundings()
        .installation()
        .configuration(this::say)
        .map(configuration -> configuration.repos().get(key));
  }

  private static ObjectNode read(Path file) throws IOException {
    try {
      if (new ObjectMapper().readTree(textOf("--input", file)) instanceof ObjectNode context) {
        return context;
      }
      throw new IllegalArgumentException("--input %s holds no JSON object".formatted(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "--input %s is no JSON: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }
}
