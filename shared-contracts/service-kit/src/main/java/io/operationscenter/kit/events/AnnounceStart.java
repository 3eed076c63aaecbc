package io.operationscenter.kit.events;

import io.operationscenter.contracts.api.About;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.service.Build;
import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.store.Store;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts every start into the feed, so that restarts can be told from what came after them. */
@Singleton
final class AnnounceStart {

  /** Kind of the event; its key is the service, its body the {@link About}. */
  static final String KIND = "service.started";

  private final Service service;
  private final Store store;
  private final EventFeed feed;
  private final ContractCodec codec;

  AnnounceStart(Service service, Store store, EventFeed feed, Clock clock) {
    this.service = service;
    this.store = store;
    this.feed = feed;
    this.codec = ContractCodec.withRandomIds(clock);
  }

  void announce(@Observes StartupEvent started) {
    About about = Build.CURRENT.about(service);
    store.write(tx -> feed.emit(tx, KIND, service.id(), codec.json(about)));
  }
}
