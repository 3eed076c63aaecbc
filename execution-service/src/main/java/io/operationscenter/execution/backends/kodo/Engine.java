package io.operationscenter.execution.backends.kodo;

import io.operationscenter.execution.backends.AgentOrder;
import io.operationscenter.kit.config.AgentEngine;
import io.operationscenter.kit.config.KodoBackend;
import io.operationscenter.kit.config.KodoProfile;
import io.operationscenter.kit.config.KodoSection;
import io.operationscenter.kit.config.OperatorConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What fills the kodo slot for one run.
 *
 * @param kind which program it is
 * @param program as the operator named it
 * @param command argument vector of engine command, else empty
 * @param settings kodo's, with the profile of the run
 * @param remote its model runs outside this machine
 */
record Engine(
    AgentEngine kind, String program, List<String> command, KodoSection settings, boolean remote) {

  private static final String ANY = "default";

  /** By the configuration; profiles by family, execution mode, default (spec 07 §9). */
  static Engine of(OperatorConfiguration values, AgentOrder order) {
    KodoBackend slot = values.backends().kodo();
    List<String> command = Objects.requireNonNullElse(slot.command(), List.of());
    Map<String, KodoProfile> profiles = values.kodoProfiles();
    KodoSection settings =
        Stream.of(
                Optional.ofNullable(order.family()),
                Optional.of(order.request().executionMode().wire()),
                Optional.of(ANY))
            .flatMap(Optional::stream)
            .filter(profiles::containsKey)
            .findFirst()
            .map(name -> values.kodo().with(Objects.requireNonNull(profiles.get(name))))
            .orElseGet(values::kodo);
    return new Engine(
        slot.engine(),
        slot.engine() == AgentEngine.COMMAND && !command.isEmpty()
            ? command.getFirst()
            : settings.binary(),
        command,
        settings,
        slot.remote());
  }

  String name() {
    return kind.wire();
  }

  /** A program that is named by its place in the workspace, which is not there before the run. */
  boolean liesInTheWorkspace() {
    return program.contains("{workspace}");
  }
}
