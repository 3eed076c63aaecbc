package io.operationscenter.kit.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.api.EventPage;
import io.operationscenter.contracts.api.EventsApi;
import io.operationscenter.kit.edge.Operation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Serves the feed; a reader that waits holds a virtual thread, nothing else. */
@Singleton
@RunOnVirtualThread
class EventsResource implements EventsApi {

  private final EventFeed feed;
  private final ObjectMapper json;

  EventsResource(EventFeed feed, ObjectMapper json) {
    this.feed = feed;
    this.json = json;
  }

  @Override
  @RolesAllowed(Operation.EVENTS_READ)
  public EventPage events(long after, int waitSeconds, int limit) {
    List<Event> found = feed.await(after, limit, Duration.ofSeconds(waitSeconds));
    return new EventPage(
        found.stream().map(this::wireForm).toList(), found.isEmpty() ? after : found.getLast().n());
  }

  private io.operationscenter.contracts.api.Event wireForm(Event event) {
    return new io.operationscenter.contracts.api.Event(
        event.n(), event.kind(), event.key(), event.at(), body(event));
  }

  private JsonNode body(Event event) {
    try {
      return json.readTree(event.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("body of event " + event.n() + " is not JSON", e);
    }
  }
}
