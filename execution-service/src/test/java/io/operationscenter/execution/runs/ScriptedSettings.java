package io.operationscenter.execution.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.execution.settings.Limits;
import io.operationscenter.execution.settings.Settings;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.environment.Budget;
import io.operationscenter.kit.config.environment.CircuitBreaker;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Settings that a test changes between two calls, and what a reload brings. */
public final class ScriptedSettings implements Settings {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());

  private volatile InForce now = inForce(Commands.DIGEST, _ -> {});
  private volatile InForce afterReload = now;
  final AtomicInteger reloads = new AtomicInteger();
  final AtomicInteger looks = new AtomicInteger();

  public static InForce inForce(String digest, Consumer<ObjectNode> change) {
    try {
      ObjectNode json =
          (ObjectNode)
              new ObjectMapper()
                  .readTree(
                      """
                      {"plane": {"mode": "embedded"}, "git": {}, "kodo": {},
                       "max_concurrent_kodo": 0, "min_kodo_available_mb": 0,
                       "repos": {"sample": {"clone_url": "git@example.org:owner/sample.git",
                                            "default_branch": "main"}}}""");
      change.accept(json);
      return new InForce(
          CODEC.read(OperatorConfiguration.class, json),
          digest,
          new Limits(
              CODEC.read(Budget.class, "{\"max_exec_per_hour\": 100, \"max_exec_per_day\": 100}"),
              CODEC.read(CircuitBreaker.class, "{}"),
              false));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void set(InForce settings) {
    now = settings;
    afterReload = settings;
  }

  public void configure(Consumer<ObjectNode> change) {
    InForce changed = inForce(now.digest(), change);
    set(new InForce(changed.configuration(), now.digest(), now.limits()));
  }

  public void limit(String budget) {
    set(
        new InForce(
            now.configuration(),
            now.digest(),
            new Limits(CODEC.read(Budget.class, budget), now.limits().breaker(), false)));
  }

  void dryRun() {
    set(
        new InForce(
            now.configuration(),
            now.digest(),
            new Limits(now.limits().budget(), now.limits().breaker(), true)));
  }

  public void onReload(InForce settings) {
    afterReload = settings;
  }

  @Override
  public Optional<InForce> current() {
    looks.incrementAndGet();
    return Optional.of(now);
  }

  @Override
  public Optional<InForce> reloaded() {
    reloads.incrementAndGet();
    now = afterReload;
    return current();
  }
}
