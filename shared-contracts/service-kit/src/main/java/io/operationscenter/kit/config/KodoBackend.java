package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.contracts.codec.RequiredWhen;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What fills the kodo backend slot (spec 07 §2.13). */
@Contract(closed = true)
public record KodoBackend(
    @Doc("kodo, claude, codex, gemini, or command.") @Default("\"kodo\"") AgentEngine engine,
    @Doc("Argument vector of engine command, with {goal_file} and {workspace}.")
        @RequiredWhen(member = "engine", is = "command")
        @NotEmpty @Nullable List<String> command,
    @Doc("The engine's model runs outside this machine; local lanes refuse it then.")
        @Default("true")
        boolean remote) {

  /** Checks every rule and copies what is mutable. */
  public KodoBackend {
    Checked.arguments(KodoBackend.class, engine, command, remote).orThrow();
    command = command == null ? null : List.copyOf(command);
  }
}
