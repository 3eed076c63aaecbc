package io.operationscenter.kit.events;

import io.operationscenter.kit.store.Store;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** This service's feed. At shutdown its waiting readers are let go before the store closes. */
@Dependent
final class EventBeans {

  @Produces
  @Singleton
  EventFeed feed(Store store, Clock clock) {
    return new EventFeed(store, clock);
  }

  /** Before the server waits for requests in flight, of which a waiting reader is one. */
  void letReadersGo(@Observes ShutdownDelayInitiatedEvent shutdown, EventFeed feed) {
    feed.close();
  }
}
