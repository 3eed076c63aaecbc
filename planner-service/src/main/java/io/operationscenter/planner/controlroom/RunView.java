package io.operationscenter.planner.controlroom;

import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.contracts.tickets.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A run as its page shows it.
 *
 * @param title of the card
 * @param id short id of the run
 * @param headline one line about how it went
 * @param state where it stands
 * @param tone class of its colour
 * @param live the page asks again by itself
 * @param sections what is known, by subject
 * @param steps what happened, the oldest first
 * @param files links to the evidence
 */
record RunView(
    String title,
    String id,
    String headline,
    String state,
    String tone,
    boolean live,
    List<Section> sections,
    List<Step> steps,
    List<EvidenceLink> files) {

  private static final int SHORT_ID = 8;
  private static final Pattern WENT_WRONG =
      Pattern.compile(
          "\\b(failed|failure|draft|refused|blocked|rejected|violation|timeout|killed|lost)\\b");
  private static final Pattern WENT_WELL =
      Pattern.compile(
          "\\b(passed|pushed|committed|success|succeeded|settled|sealed|allow|allowed)\\b");

  /**
   * What is known of one subject.
   *
   * @param name of the subject
   * @param facts name and value
   */
  record Section(String name, List<Fact> facts) {}

  /**
   * One thing that is known.
   *
   * @param name may be empty: belongs to the one before
   * @param value its text
   * @param code it is read letter by letter: ids, paths, commands
   */
  record Fact(String name, String value, boolean code) {}

  /** One step, with the time since the beginning and since the step before. */
  record Step(Moment at, String since, String step, String event, String detail, String tone) {}

  /** A file of the evidence. */
  record EvidenceLink(String name, String link) {}

  static RunView of(RunAccount account, Moment.Zone zone) {
    Ticket ticket = account.ticket();
    String base = Paths.RUNS + "/" + RunsView.encoded(ticket.ticketId()) + "/evidence/";
    return new RunView(
        ticket.title(),
        shortId(ticket.runId()),
        headline(account),
        ticket.state().wire(),
        Tone.of(ticket.state()).name(),
        !ticket.state().terminal(),
        RunSections.of(account),
        steps(account.timeline(), zone),
        account.evidenceFiles().stream()
            .map(name -> new EvidenceLink(name, base + encodedPath(name)))
            .toList());
  }

  static String shortId(String id) {
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }

  private static String headline(RunAccount account) {
    if (account.outcome() != null) {
      return account.outcome().trace().summary();
    }
    return account.ticket().refusal() == null ? "" : account.ticket().refusal().message();
  }

  private static List<Step> steps(List<TimelineEntry> timeline, Moment.Zone zone) {
    List<Step> steps = new ArrayList<>();
    Instant before = timeline.isEmpty() ? Instant.EPOCH : timeline.getFirst().at();
    for (TimelineEntry entry : timeline) {
      String detail = entry.detail();
      steps.add(
          new Step(
              zone.moment(entry.at()),
              "+" + Moment.span(Duration.between(before, entry.at())),
              entry.step(),
              entry.event(),
              detail == null ? "" : detail,
              tone(entry.event())));
      before = entry.at();
    }
    return List.copyOf(steps);
  }

  private static String tone(String event) {
    if (WENT_WRONG.matcher(event).find()) {
      return Tone.bad.name();
    }
    return WENT_WELL.matcher(event).find() ? Tone.good.name() : Tone.live.name();
  }

  private static String encodedPath(String name) {
    return Arrays.stream(name.split("/", -1))
        .map(RunsView::encoded)
        .collect(Collectors.joining("/"));
  }
}
