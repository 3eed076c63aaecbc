package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.planner.board.Activity;
import java.util.List;
import java.util.Map;

/** What happened to a card and who did it (spec 10 §2). */
final class PlaneActivities {

  private final PlaneLists lists;
  private final PlaneAddress address;

  PlaneActivities(PlaneLists lists, PlaneAddress address) {
    this.lists = lists;
    this.address = address;
  }

  /** The oldest first, as the board lists them. */
  List<Activity> of(String item) {
    return lists.all(address.ofItem(item, "/activities/"), Map.of()).stream()
        .map(PlaneActivities::activity)
        .toList();
  }

  private static Activity activity(JsonNode activity) {
    return new Activity(
        CardReading.text(activity, "verb").orElse(""),
        CardReading.text(activity, "field").orElse(null),
        CardReading.text(activity, "old_value").orElse(null),
        CardReading.text(activity, "new_value").orElse(null),
        CardReading.text(activity, "actor").orElse(""),
        CardReading.time(activity, "created_at"));
  }
}
