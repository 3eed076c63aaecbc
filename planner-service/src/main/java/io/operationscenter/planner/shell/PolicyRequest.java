package io.operationscenter.planner.shell;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.policy.PolicyQuestion;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.contracts.tickets.TicketPage;
import io.operationscenter.planner.shell.rest.Installation;
import io.operationscenter.planner.shell.rest.RequestPath;
import io.operationscenter.planner.shell.rest.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which request policy is asked about: that of a run, of a card's last run, or a bundle. */
final class PolicyRequest {

  @ArgGroup private Subject subject = new Subject();

  /** One of them. */
  static final class Subject {
    @Parameters(
        arity = "0..1",
        paramLabel = "RUN",
        description = "Id of run or ticket, or 8 characters of its beginning.")
    private Optional<String> run = Optional.empty();

    @Option(names = "--card", description = "The last run of this card, by id or number.")
    private Optional<String> card = Optional.empty();

    @Option(names = "--bundle", description = "File with a bundle as plan prints it.")
    private Optional<Path> bundle = Optional.empty();
  }

  /** True when a request was named. */
  boolean named() {
    return subject.run.isPresent() || subject.card.isPresent() || subject.bundle.isPresent();
  }

  /**
   * The question.
   *
   * @param policy another than the one in use; null: the one in use
   * @throws IllegalArgumentException when none was named, or it cannot be read
   */
  PolicyQuestion question(Services services, @Nullable JsonNode policy) throws IOException {
    if (subject.bundle.isPresent()) {
      return new PolicyQuestion(null, bundle(subject.bundle.get()), policy);
    }
    String run =
        subject
            .run
            .or(() -> subject.card.map(card -> lastRun(card, services)))
            .orElseThrow(() -> new IllegalArgumentException("Name a run, --card or --bundle."));
    return new PolicyQuestion(run, null, policy);
  }

  private static String lastRun(String card, Services services) {
    String taskId = ApprovalsCommand.taskId(card, services);
    return services
        .execution()
        .get(
            TicketPage.class,
            RequestPath.of("v1", "executions").with("task_id", taskId, "limit", 1))
        .tickets()
        .stream()
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Card %s has no run yet.".formatted(taskId)))
        .ticketId();
  }

  private static ProposalDecisionBundle bundle(Path file) throws IOException {
    String text = OperatorCommand.textOf("--bundle", file);
    try {
      return Installation.codec().read(ProposalDecisionBundle.class, text);
    } catch (ContractViolation violation) {
      throw new IllegalArgumentException(
          "--bundle %s: %s".formatted(file, violation.getMessage()), violation);
    }
  }
}
