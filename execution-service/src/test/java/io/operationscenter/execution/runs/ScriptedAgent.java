package io.operationscenter.execution.runs;

import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.execution.backends.AgentCapture;
import io.operationscenter.execution.backends.AgentOrder;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.execution.backends.BackendAdapter;
import io.operationscenter.execution.backends.Backends;
import io.operationscenter.execution.programs.StopSignal.Registration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The kodo backend as a script that edits the scripted disk. */
public final class ScriptedAgent implements Backends, BackendAdapter {

  private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");

  final List<String> goals = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger alive = new AtomicInteger();
  final AtomicInteger mostAlive = new AtomicInteger();
  private final ScriptedWorkspaces disk;
  volatile Function<AgentOrder, AgentRun> work;
  volatile Optional<String> notInstalled = Optional.empty();
  volatile boolean registered = true;
  volatile Runnable onInstalledCheck = () -> {};

  ScriptedAgent(ScriptedWorkspaces disk) {
    this.disk = disk;
    this.work = order -> writes(order, "src/a", "new");
  }

  AgentRun writes(AgentOrder order, String path, String text) {
    Map<String, String> folder = disk.folders.get(order.request().runId());
    folder.put(path, text);
    return answer(order, ExecutionStatus.SUCCESS, null, null);
  }

  static AgentRun answer(
      AgentOrder order, ExecutionStatus status, FailureReasonCategory category, String reason) {
    return new AgentRun(result(order, status, category, reason), true, capture(false, false));
  }

  static ExecutionResult result(
      AgentOrder order, ExecutionStatus status, FailureReasonCategory category, String reason) {
    return new ExecutionResult(
        order.request().runId(),
        order.request().proposalId(),
        order.request().decisionId(),
        status,
        status == ExecutionStatus.SUCCESS,
        List.of(),
        null,
        null,
        null,
        ValidationSummary.skipped(),
        false,
        null,
        null,
        category,
        reason,
        List.of(),
        AT);
  }

  static AgentCapture capture(boolean rateLimited, boolean quota) {
    return capture("worked", "", rateLimited, quota);
  }

  static AgentCapture saying(String stdout, String stderr) {
    return capture(stdout, stderr, false, false);
  }

  private static AgentCapture capture(
      String stdout, String stderr, boolean rateLimited, boolean quota) {
    return new AgentCapture(
        "command",
        "1.2",
        List.of("agent", "--run"),
        0,
        stdout,
        stderr,
        AT,
        AT,
        false,
        rateLimited,
        quota,
        "process uid=60978");
  }

  /** Hangs until it is told to stop, as a killed agent would. */
  AgentRun hangs(AgentOrder order, Runnable entered) {
    CountDownLatch told = new CountDownLatch(1);
    try (Registration _ = order.stop().when(told::countDown)) {
      entered.run();
      told.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answer(order, ExecutionStatus.FAILED, FailureReasonCategory.BACKEND_ERROR, "killed");
  }

  @Override
  public Optional<BackendAdapter> forBackend(BackendName backend) {
    return registered ? Optional.of(this) : Optional.empty();
  }

  @Override
  public BackendName backend() {
    return BackendName.KODO;
  }

  @Override
  public Optional<String> notInstalled(AgentOrder order) {
    onInstalledCheck.run();
    return notInstalled;
  }

  @Override
  public AgentRun execute(AgentOrder order) {
    goals.add(order.request().goalText());
    mostAlive.accumulateAndGet(alive.incrementAndGet(), Math::max);
    try {
      return work.apply(order);
    } finally {
      alive.decrementAndGet();
    }
  }
}
