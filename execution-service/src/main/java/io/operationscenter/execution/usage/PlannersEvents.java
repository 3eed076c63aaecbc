package io.operationscenter.execution.usage;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.execution.ledger.AuditRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What planner may add to the ledger, and what each kind must tell (spec 06 §16). */
final class PlannersEvents {

  private static final int MOST = 500;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_DETAILS = 65_536;
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  /**
   * What an event says of itself elsewhere, or the audit of it: a detail must not say otherwise.
   */
  private static final Set<String> RESERVED =
      Stream.concat(AuditRow.COLUMNS.stream(), Stream.of("id", "details"))
          .collect(Collectors.toUnmodifiableSet());

  private static final Map<UsageKind, Map<String, Form>> DETAILS =
      Map.of(
          UsageKind.SKIP_COOLDOWN, Map.of("reason", Form.TEXT),
          UsageKind.PROPOSAL_CYCLE,
              Map.of("created", Form.COUNT, "deduped", Form.COUNT, "skipped", Form.COUNT),
          UsageKind.PROPOSAL_OUTCOME, Map.of("category", Form.NAME, "succeeded", Form.FLAG),
          UsageKind.PROPOSAL_BUDGET_SUPPRESSED, Map.of("reason", Form.TEXT),
          UsageKind.BLOCKED_TRIAGE, Map.of("classification", Form.NAME),
          UsageKind.ESCALATION_SENT, Map.of("classification", Form.NAME, "task_ids", Form.LIST));

  private final Instant now;
  private final List<Fault> faults = new ArrayList<>();

  private PlannersEvents(Instant now) {
    this.now = now;
  }

  /** Everything that is wrong with them. */
  static List<Fault> faults(List<UsageEvent> events, Instant now) {
    PlannersEvents checked = new PlannersEvents(now);
    if (events.size() > MOST) {
      checked.value("events", "must be at most %d, got %d".formatted(MOST, events.size()));
    }
    for (int i = 0; i < events.size(); i++) {
      checked.look(events.get(i), "events." + i);
    }
    return checked.faults;
  }

  private void look(UsageEvent event, String path) {
    name(path + ".id", event.id());
    name(path + ".role", event.role());
    name(path + ".task_id", event.taskId());
    name(path + ".repo_key", event.repoKey());
    if (event.timestamp().isAfter(now.plus(CLOCKS_DIFFER))) {
      value(
          path + ".timestamp",
          "must be at most %d minutes ahead of %s, got %s"
              .formatted(CLOCKS_DIFFER.toMinutes(), now, event.timestamp()));
    }
    if (!event.kind().plannersOwn()) {
      value(
          path + ".kind",
          "must be one of %s, got %s".formatted(plannersOwn(), event.kind().wire()));
      return;
    }
    if (event.kind() == UsageKind.BLOCKED_TRIAGE && event.taskId() == null) {
      faults.add(new Fault(path + ".task_id", Fault.Kind.MISSING, "is required"));
    }
    DETAILS
        .getOrDefault(event.kind(), Map.of())
        .forEach((name, form) -> required(event, path + ".details." + name, name, form));
    details(event, path + ".details");
  }

  private void required(UsageEvent event, String path, String name, Form form) {
    JsonNode value = event.details().get(name);
    if (value == null) {
      faults.add(new Fault(path, Fault.Kind.MISSING, "is required"));
    } else if (!form.fits.test(value)) {
      faults.add(new Fault(path, Fault.Kind.TYPE, "must be " + form.words));
    }
  }

  private void details(UsageEvent event, String path) {
    int before = faults.size();
    long characters = 0;
    for (Map.Entry<String, JsonNode> detail : event.details().entrySet()) {
      String name = detail.getKey();
      if (RESERVED.contains(name)) {
        value(path + "." + name, "is no detail, the event or its audit has that name");
      } else if (name.length() > LONGEST_NAME) {
        tooLong(path, LONGEST_NAME, name);
      } else {
        texts(path + "." + name, detail.getValue());
      }
      characters += name.length() + detail.getValue().toString().length();
    }
    if (characters > LONGEST_DETAILS && faults.size() == before) {
      value(path, "must have at most %d characters, got %d".formatted(LONGEST_DETAILS, characters));
    }
  }

  private void texts(String path, JsonNode value) {
    if (value.isTextual() && value.textValue().length() > LONGEST_TEXT) {
      tooLong(path, LONGEST_TEXT, value.textValue());
    }
    value.forEach(inner -> texts(path, inner));
  }

  private void name(String path, @Nullable String text) {
    if (text == null) {
      return;
    }
    if (text.length() > LONGEST_NAME) {
      tooLong(path, LONGEST_NAME, text);
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      value(path, "must not have control characters");
    }
  }

  private void tooLong(String path, int most, String text) {
    value(path, "must have at most %d characters, got %d".formatted(most, text.length()));
  }

  private void value(String path, String message) {
    faults.add(new Fault(path, Fault.Kind.VALUE, message));
  }

  private static String plannersOwn() {
    return Arrays.stream(UsageKind.values())
        .filter(UsageKind::plannersOwn)
        .map(UsageKind::wire)
        .collect(Collectors.joining(", "));
  }

  /** What a detail looks like. */
  private enum Form {
    TEXT("a text that is not empty", value -> value.isTextual() && !value.asText().isBlank()),
    NAME(
        "a text that is not empty, of at most %d characters".formatted(LONGEST_NAME),
        value -> TEXT.fits.test(value) && value.asText().length() <= LONGEST_NAME),
    FLAG("true or false", JsonNode::isBoolean),
    COUNT(
        "a whole number of 64 bit, 0 or more",
        value -> value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0),
    LIST("a list", JsonNode::isArray);

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // none of the predicates has a state
    private final Predicate<JsonNode> fits;

    Form(String words, Predicate<JsonNode> fits) {
      this.words = words;
      this.fits = fits;
    }
  }
}
