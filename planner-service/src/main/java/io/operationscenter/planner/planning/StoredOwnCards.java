package io.operationscenter.planner.planning;

import io.operationscenter.kit.store.Store;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The records of own cards in planner's store. */
@Singleton
final class StoredOwnCards implements OwnCards {

  private final Store store;

  StoredOwnCards(Store store) {
    this.store = store;
  }

  @Override
  public Optional<OwnCard> of(String cardId) {
    return store.read(
        tx ->
            tx.query(
                    "select card_id, source, source_family, created_at from own_card "
                        + "where card_id = ?",
                    cardId)
                .first(
                    row ->
                        new OwnCard(
                            row.text("card_id"),
                            row.text("source"),
                            row.textOrNull("source_family"),
                            row.instant("created_at"))));
  }

  @Override
  public void remember(OwnCard card) {
    store.write(
        tx ->
            tx.update(
                "insert into own_card (card_id, source, source_family, created_at) "
                    + "values (?, ?, ?, ?) on conflict (card_id) do nothing",
                card.cardId(),
                card.source(),
                card.sourceFamily(),
                card.createdAt()));
  }
}
