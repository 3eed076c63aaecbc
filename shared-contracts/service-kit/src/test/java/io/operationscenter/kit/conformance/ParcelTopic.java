package io.operationscenter.kit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The example of a topic: reads a parcel and answers it with defaults filled in, or the paths it
 * rejects. The adapter only translates; what {@code expected} may leave open stands in {@link
 * #comparison()}.
 */
final class ParcelTopic implements Topic {

  private final Supplier<UUID> ids;
  private final InstantSource clock;

  ParcelTopic(Supplier<UUID> ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "parcels";
  }

  @Override
  public Comparison comparison() {
    return Comparison.standard()
        .withSuffixZ("document.**")
        .inAnyOrder("document.stops")
        .own("rejected_fields", OwnRule.containedIn("rejected"))
        .own("rejected_one_of", OwnRule.anyContainedIn("rejected"))
        .own(
            "generated",
            new OwnRule(
                "each named member of the document is a fresh UUID v4 or the current instant",
                this::notFresh,
                OwnRule::plusForeign));
  }

  private List<String> notFresh(JsonNode names, JsonNode answer) {
    List<String> faults = new ArrayList<>();
    for (JsonNode name : names) {
      JsonNode value = answer.path("document").at("/" + name.textValue().replace('.', '/'));
      if (!isVersion4(value.asText()) && !value.asText().equals(clock.instant().toString())) {
        faults.add(name + " is " + value);
      }
    }
    return faults;
  }

  private static boolean isVersion4(String text) {
    return text.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Override
  public JsonNode answer(JsonNode input) {
    if (input.has("kind") && !input.path("kind").asText().equals("parcel")) {
      throw new CaseNotImplemented("kind " + input.path("kind").asText());
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    List<String> rejected = rejected(input);
    answer.put("valid", rejected.isEmpty());
    if (rejected.isEmpty()) {
      answer.set("document", withDefaults((ObjectNode) input));
    } else {
      rejected.forEach(answer.putArray("rejected")::add);
    }
    return answer;
  }

  private static List<String> rejected(JsonNode input) {
    List<String> rejected = new ArrayList<>();
    if (!input.path("to").isTextual()) {
      rejected.add("to");
    }
    if (input.path("weight").asInt() < 0) {
      rejected.add("weight");
    }
    return rejected;
  }

  private ObjectNode withDefaults(ObjectNode input) {
    ObjectNode document = input.deepCopy();
    if (!document.has("id")) {
      document.put("id", ids.get().toString());
    }
    if (!document.has("sent_at")) {
      document.put("sent_at", clock.instant().toString());
    }
    if (!document.has("note")) {
      document.putNull("note");
    }
    return document;
  }
}
