package io.operationscenter.planner.lanes.selection;

import io.operationscenter.planner.board.Card;
import java.util.List;

/** The one board snapshot of all lanes (design §5). */
public interface BoardCards {

  /** Every card, as fresh as one request a tick makes it. */
  List<Card> cards();
}
