package io.operationscenter.planner.shell;

import io.operationscenter.contracts.policy.PolicyReplay;
import io.operationscenter.contracts.policy.PolicyReplayCommand;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.planner.shell.print.PolicyText;
import io.operationscenter.planner.shell.rest.RequestPath;
import jakarta.enterprise.inject.Vetoed;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds a changed policy against earlier requests. */
@Vetoed
@Command(
    name = "dry-run",
    description = {
      "Hold a changed policy against the requests of earlier runs, beside the one in use:",
      "what it would allow, hold for a person and block, and which requests it decides differently.",
      "Exit code 5 when it decides any differently."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  policy dry-run --config new.yaml",
      "  policy dry-run --policy draft.yaml --repo api --since 2026-05-01T00:00:00Z"
    })
final class PolicyDryRun extends OperatorCommand {

  @Mixin private final PolicyFile file = new PolicyFile();

  @Option(names = "--repo", description = "Only requests of this repository.")
  private Optional<String> repo;

  @Option(names = "--since", description = "Only requests decided from then on, ISO 8601.")
  private Optional<String> since;

  @Option(
      names = "--limit",
      defaultValue = "1000",
      description = "Most requests, the newest first, 1 to 10000; default ${DEFAULT-VALUE}.")
  private int limit;

  @Mixin private final OutputOption output = new OutputOption();

  PolicyDryRun(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int perform() throws IOException {
    if (!file.named()) {
      throw new IllegalArgumentException("Name the changed policy with --config or --policy.");
    }
    return switch (file.read(surroundings().installation())) {
      case PolicyFile.Read.Faulty faulty -> {
        PolicyText.faults(faulty.faults()).forEach(this::say);
        say(faulty.sentence());
        yield ExitCode.FAILED;
      }
      case PolicyFile.Read.Block block -> show(replay(block));
    };
  }

  private PolicyReplay replay(PolicyFile.Read.Block block) {
    block.advice().forEach(this::say);
    return services()
        .execution()
        .post(
            PolicyReplay.class,
            RequestPath.of("v1", "policy", "dry-run"),
            new PolicyReplayCommand(block.policy(), repo.orElse(null), from(), limit));
  }

  private int show(PolicyReplay replay) {
    if (output.json()) {
      printJson(replay);
    } else {
      print(PolicyText.replay(replay, surroundings().terminal()));
    }
    if (replay.requests() == 0) {
      say("No such request is retained: nothing was compared.");
    }
    if (replay.olderLeftOut()) {
      say("Only the newest were compared; --limit takes in older ones.");
    }
    return replay.differences().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private @Nullable Instant from() {
    try {
      return since.map(Instant::parse).orElse(null);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "--since must be like 2026-05-01T00:00:00Z, not '%s'".formatted(since.orElse("")), e);
    }
  }
}
