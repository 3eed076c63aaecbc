package io.operationscenter.planner.lanes;

import io.operationscenter.contracts.api.EventPage;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Answers what it was told to, and nothing new for a short while after that. */
final class ScriptedFeed implements TicketFeed {

  private final BlockingQueue<Supplier<EventPage>> answers = new LinkedBlockingQueue<>();
  final List<Long> asked = new CopyOnWriteArrayList<>();

  void say(Supplier<EventPage> answer) {
    answers.add(answer);
  }

  @Override
  public EventPage after(long n) {
    asked.add(n);
    try {
      Supplier<EventPage> answer = answers.poll(200, TimeUnit.MILLISECONDS);
      return answer == null ? new EventPage(List.of(), n) : answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new EventPage(List.of(), n);
    }
  }
}
