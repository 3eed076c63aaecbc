package io.operationscenter.execution.usage;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What planner may add to the ledger, and what each kind must tell (spec 06 §16). */
final class PlannersEvents {

  private static final int MOST = 500;
  private static final int LONGEST_ID = 200;
  private static final Map<UsageKind, Map<String, Form>> DETAILS =
      Map.of(
          UsageKind.SKIP_COOLDOWN, Map.of("reason", Form.TEXT),
          UsageKind.PROPOSAL_CYCLE,
              Map.of("created", Form.COUNT, "deduped", Form.COUNT, "skipped", Form.COUNT),
          UsageKind.PROPOSAL_OUTCOME, Map.of("category", Form.TEXT, "succeeded", Form.FLAG),
          UsageKind.PROPOSAL_BUDGET_SUPPRESSED, Map.of("reason", Form.TEXT),
          UsageKind.BLOCKED_TRIAGE, Map.of("classification", Form.TEXT),
          UsageKind.ESCALATION_SENT, Map.of("classification", Form.TEXT, "task_ids", Form.LIST));

  private PlannersEvents() {}

  /** Everything that is wrong with them. */
  static List<Fault> faults(List<UsageEvent> events) {
    List<Fault> faults = new ArrayList<>();
    if (events.size() > MOST) {
      faults.add(
          new Fault(
              "events",
              Fault.Kind.VALUE,
              "must be at most %d, got %d".formatted(MOST, events.size())));
    }
    for (int i = 0; i < events.size(); i++) {
      faults(events.get(i), "events." + i, faults);
    }
    return faults;
  }

  private static void faults(UsageEvent event, String path, List<Fault> faults) {
    if (event.id().length() > LONGEST_ID) {
      faults.add(
          new Fault(
              path + ".id",
              Fault.Kind.VALUE,
              "must have at most %d characters, got %d"
                  .formatted(LONGEST_ID, event.id().length())));
    }
    if (!event.kind().plannersOwn()) {
      faults.add(
          new Fault(
              path + ".kind",
              Fault.Kind.VALUE,
              "must be one of %s, got %s".formatted(plannersOwn(), event.kind().wire())));
      return;
    }
    if (event.kind() == UsageKind.BLOCKED_TRIAGE && event.taskId() == null) {
      faults.add(new Fault(path + ".task_id", Fault.Kind.MISSING, "is required"));
    }
    DETAILS
        .getOrDefault(event.kind(), Map.of())
        .forEach((name, form) -> detail(event, path + ".details." + name, name, form, faults));
  }

  private static void detail(
      UsageEvent event, String path, String name, Form form, List<Fault> faults) {
    JsonNode value = event.details().get(name);
    if (value == null) {
      faults.add(new Fault(path, Fault.Kind.MISSING, "is required"));
    } else if (!form.fits.test(value)) {
      faults.add(new Fault(path, Fault.Kind.TYPE, "must be " + form.words));
    }
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
    FLAG("true or false", JsonNode::isBoolean),
    COUNT("a whole number, 0 or more", value -> value.isIntegralNumber() && value.longValue() >= 0),
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
