package io.operationscenter.planner.lanes;

import io.operationscenter.kit.log.LogField;
import io.operationscenter.kit.log.LogScope;
import io.operationscenter.planner.lanes.goal.ClaimWorkers;
import io.operationscenter.planner.lanes.settings.LaneSettings;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The lane's threads: the loop, the reader of the feed, and the ticker of leases and heartbeat. */
@Singleton
final class StartLanes {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final GoalLoop loop;
  private final FollowEvents feed;
  private final ClaimWorkers workers;
  private final LaneView view;
  private final LaneSettings settings;
  private final Timing timing;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  /**
   * How the lane's ticker ticks.
   *
   * @param tick between two renewals of the leases, well within that of a claim
   * @param ticksPerBeat renewals between two heartbeats
   * @param hangsAfter a loop that is at one thing for so long makes no heartbeat
   */
  record Timing(Duration tick, int ticksPerBeat, Duration hangsAfter) {

    static final Timing USUAL = new Timing(Duration.ofSeconds(5), 6, Duration.ofMinutes(5));
  }

  @Inject
  StartLanes(
      GoalLoop loop,
      FollowEvents feed,
      ClaimWorkers workers,
      LaneView view,
      LaneSettings settings) {
    this(loop, feed, workers, view, settings, Timing.USUAL);
  }

  StartLanes(
      GoalLoop loop,
      FollowEvents feed,
      ClaimWorkers workers,
      LaneView view,
      LaneSettings settings,
      Timing timing) {
    this.timing = timing;
    this.loop = loop;
    this.feed = feed;
    this.workers = workers;
    this.view = view;
    this.settings = settings;
  }

  void start(@Observes StartupEvent started) {
    if (!settings.configured()) {
      view.is("parked", "not_configured", null);
      return;
    }
    feed.onVerdict(loop::wake);
    thread("lane-goal", loop::run);
    thread("lane-feed", feed::run);
    thread("lane-ticker", this::tick);
  }

  /** Running tickets go on in execution; their claims are resumed at the next start. */
  void stop(@Observes ShutdownEvent ending) throws InterruptedException {
    stopped.countDown();
    loop.stop();
    feed.stop();
    workers.stop(PATIENCE);
    for (Thread thread : threads) {
      thread.interrupt();
      if (!thread.join(Duration.ofSeconds(2))) {
        try (LogScope _ = LogScope.open(LogField.EVENT, "lane_thread_left")) {
          Log.warnf("Thread %s did not end in time", thread.getName());
        }
      }
    }
  }

  private void thread(String name, Runnable work) {
    threads.add(Thread.ofVirtual().name(name).start(work));
  }

  private void tick() {
    try {
      for (int n = 0; !stopped.await(timing.tick().toMillis(), TimeUnit.MILLISECONDS); n++) {
        workers.renew();
        if (n % timing.ticksPerBeat() == 0 && loop.alive(timing.hangsAfter())) {
          view.beat();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
