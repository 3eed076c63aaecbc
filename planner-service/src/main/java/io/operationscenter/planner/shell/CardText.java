package io.operationscenter.planner.shell;

import io.operationscenter.contracts.cards.BoardCard;
import io.operationscenter.contracts.cards.CardAccount;
import io.operationscenter.contracts.cards.CardActivity;
import io.operationscenter.planner.shell.print.Table;
import io.operationscenter.planner.shell.print.Terminal;
import io.operationscenter.planner.shell.print.Visible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cards in words. */
final class CardText {

  private CardText() {}

  static List<String> table(List<BoardCard> cards, Terminal terminal) {
    Table table = new Table(2, "NO", "ID", "STATE", "LABELS", "TITLE");
    for (BoardCard card : cards) {
      table.add(
          Long.toString(card.sequence()),
          card.id(),
          card.state(),
          String.join(", ", card.labels()),
          card.title());
    }
    return table.lines(terminal);
  }

  static List<String> account(CardAccount account) {
    BoardCard card = account.card();
    List<String> lines = new ArrayList<>();
    lines.add("Card        #%d  %s".formatted(card.sequence(), Visible.line(card.id())));
    lines.add("Title       " + Visible.line(card.title()));
    lines.add("State       " + Visible.line(card.state()));
    lines.add("Labels      " + Visible.line(String.join(", ", card.labels())));
    lines.add("Changed     " + time(card.updatedAt()));
    lines.add("");
    Visible.text(card.description()).lines().map(line -> "  " + line).forEach(lines::add);
    account
        .comments()
        .forEach(
            comment -> {
              lines.add("");
              lines.add(
                  "Comment     %s by %s"
                      .formatted(
                          time(comment.createdAt()),
                          comment.ours() ? "us" : Visible.line(comment.author())));
              Visible.text(comment.text()).lines().map(line -> "  " + line).forEach(lines::add);
            });
    if (!account.activities().isEmpty()) {
      lines.add("");
      account.activities().forEach(activity -> lines.add(activity(activity)));
    }
    return List.copyOf(lines);
  }

  private static String activity(CardActivity activity) {
    String change =
        activity.field() == null
            ? ""
            : " %s: %s → %s"
                .formatted(
                    Visible.line(activity.field()),
                    orNothing(activity.oldValue()),
                    orNothing(activity.newValue()));
    return "%s %s %s%s"
        .formatted(
            time(activity.at()),
            activity.ours() ? "us" : Visible.line(activity.actor()),
            Visible.line(activity.verb()),
            change);
  }

  private static String orNothing(@Nullable String value) {
    return value == null || value.isEmpty() ? "nothing" : Visible.line(value);
  }

  private static String time(@Nullable Instant at) {
    return at == null ? "unknown" : at.toString();
  }
}
