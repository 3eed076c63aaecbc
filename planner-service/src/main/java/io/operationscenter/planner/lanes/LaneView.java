package io.operationscenter.planner.lanes;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.lanes.LaneStatus;
import io.operationscenter.kit.log.LogField;
import io.operationscenter.kit.log.LogScope;
import io.operationscenter.kit.store.StoreException;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the goal lane does right now, in memory and as files (spec 06 §15). */
@Singleton
final class LaneView {

  private static final String ROLE = LaneRole.GOAL.wire();

  private final LaneRows rows;
  private final LaneFiles files;
  private final Clock clock;
  private final AtomicReference<Moment> now =
      new AtomicReference<>(new Moment(0, "idle", "starting", null));
  private final AtomicReference<Work> work = new AtomicReference<>(Work.NONE);
  private final AtomicLong followUps = new AtomicLong();

  LaneView(LaneRows rows, LaneFiles files, Clock clock) {
    this.rows = rows;
    this.files = files;
    this.clock = clock;
  }

  private record Moment(long cycle, String state, String lastAction, @Nullable String message) {}

  /**
   * What is worked on.
   *
   * @param taskId the card
   * @param classification why the last card was blocked
   * @param followUpIds cards made in this cycle
   */
  private record Work(
      @Nullable String taskId, @Nullable String classification, List<String> followUpIds) {
    static final Work NONE = new Work(null, null, List.of());
  }

  /** A cycle begins. */
  void cycle(long number) {
    work.updateAndGet(was -> new Work(was.taskId(), null, List.of()));
    set(new Moment(number, "polling", now.get().lastAction(), null));
  }

  /** The lane is in this state. */
  void is(String state, String lastAction, @Nullable String message) {
    set(new Moment(now.get().cycle(), state, lastAction, message));
  }

  /** The card at work; null without one. */
  void worksOn(@Nullable String taskId) {
    work.updateAndGet(was -> new Work(taskId, was.classification(), was.followUpIds()));
  }

  /** A claim ended. */
  void ended(List<String> followUpIds, @Nullable String classification) {
    followUps.addAndGet(followUpIds.size());
    work.updateAndGet(
        was -> {
          List<String> all = new ArrayList<>(was.followUpIds());
          all.addAll(followUpIds);
          return new Work(was.taskId(), classification, List.copyOf(all));
        });
    write();
  }

  /** The lane parks itself; empty of a message when it does not. */
  @Nullable String trouble() {
    Moment moment = now.get();
    return moment.state().equals("parked") ? moment.message() : null;
  }

  LaneStatus status() {
    Moment moment = now.get();
    Work doing = work.get();
    return new LaneStatus(
        ROLE,
        rows.of(ROLE).enabled(),
        moment.cycle(),
        moment.state(),
        runId(moment.cycle()),
        moment.lastAction(),
        doing.taskId(),
        doing.taskId() == null ? null : ROLE,
        doing.followUpIds(),
        doing.classification(),
        clock.instant(),
        Map.of("follow_up_tasks_created", followUps.get(), "blocked_tasks_triaged", 0L),
        moment.message());
  }

  /** The lane makes progress; said at least once a minute. */
  void beat() {
    Moment moment = now.get();
    attempt(() -> files.heartbeat(ROLE, moment.cycle(), moment.state()));
  }

  static String runId(long cycle) {
    return "%s-slot0-cycle-%d".formatted(ROLE, cycle);
  }

  private void set(Moment moment) {
    now.set(moment);
    write();
  }

  private void write() {
    attempt(() -> files.status(status(), ContractCodec.withRandomIds(clock)));
  }

  /**
   * Files are for onlookers: neither a full disk nor a store that is away may stop the lane. An
   * interruption is its end.
   */
  private static void attempt(FileWrite write) {
    try {
      write.run();
    } catch (IOException | StoreException e) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      try (LogScope _ = LogScope.open(LogField.EVENT, "lane_file_not_written")) {
        Log.warnf("%s", e.getMessage());
      }
    }
  }

  @FunctionalInterface
  private interface FileWrite {
    void run() throws IOException;
  }
}
