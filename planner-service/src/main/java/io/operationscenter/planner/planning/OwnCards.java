package io.operationscenter.planner.planning;

import java.util.Optional;

/** Which cards this system created: what labels and descriptions cannot prove (design §4). */
public interface OwnCards {

  /** The record of a card; empty when somebody else created it. */
  Optional<OwnCard> of(String cardId);

  /** Keeps the record of a card that was just created; one that is there already stays. */
  void remember(OwnCard card);
}
