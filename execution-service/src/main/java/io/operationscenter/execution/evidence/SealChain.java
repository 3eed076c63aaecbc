package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.kit.events.Head;
import io.operationscenter.kit.seal.MakeSeal;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The chain of seals in the store. Numbers are given one at a time under the chain's head row, so
 * every seal goes on from the one that was given before, whoever seals (design §8, sealing).
 */
@Singleton
final class SealChain {

  private static final Head HEAD = new Head("seal");
  private static final int MOST_UNSEALED = 50;
  private static final String ENDING =
      Arrays.stream(TicketState.values())
          .filter(state -> state.sealed() || state == TicketState.SEALING)
          .map(state -> "'" + state.wire() + "'")
          .collect(Collectors.joining(", ", "(", ")"));

  private final Store store;
  private final Clock clock;
  private final ContractCodec codec;

  SealChain(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.codec = ContractCodec.withRandomIds(clock);
  }

  /**
   * Gives a ticket its number, or answers the one that it has. When what is to be sealed is not
   * what was meant before a crash, and nothing of that was published, the old number is void.
   *
   * @param published head of what lies in the place already
   */
  Seal intend(Transaction tx, String place, MakeSeal.Content content, Optional<String> published) {
    long _ = HEAD.hold(tx);
    Optional<SealRow> own = live(tx, content.ticketId());
    if (own.isPresent()) {
      SealRow row = own.get();
      Seal again = MakeSeal.of(content, row.number(), row.previous());
      if (again.head().equals(row.head()) || published.filter(row.head()::equals).isPresent()) {
        return codec.read(Seal.class, row.seal());
      }
      tx.update("update seal set state = ? where n = ?", SealState.VOID.wire(), row.number());
    }
    Seal seal = MakeSeal.of(content, HEAD.next(tx), lastHead(tx));
    tx.update(
        """
        insert into seal (n, ticket_id, run_id, place, previous, head, seal, state, intended_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        seal.number(),
        seal.ticketId(),
        seal.runId(),
        place,
        seal.previous(),
        seal.head(),
        codec.pretty(seal),
        SealState.INTENDED.wire(),
        clock.instant());
    return seal;
  }

  /** The folder lies in its place. */
  void sealed(Transaction tx, Seal seal) {
    int changed =
        tx.update(
            "update seal set state = ?, sealed_at = ? where n = ? and head = ? and state = ?",
            SealState.SEALED.wire(),
            clock.instant(),
            seal.number(),
            seal.head(),
            SealState.INTENDED.wire());
    if (changed != 1) {
      throw new EvidenceNotStored(
          "seal %d of run %s is no longer meant to be made".formatted(seal.number(), seal.runId()));
    }
  }

  /** The number of a ticket that is not void. */
  Optional<SealRow> live(Transaction tx, String ticketId) {
    return tx.query("select * from seal where ticket_id = ? and state <> 'void'", ticketId)
        .first(SealRow::of);
  }

  /** As {@link #live}. */
  Optional<SealRow> ofTicket(String ticketId) {
    return store.read(tx -> live(tx, ticketId));
  }

  /** The number of a place that is not void. */
  Optional<SealRow> at(String place) {
    return store.read(
        tx ->
            tx.query("select * from seal where place = ? and state <> 'void'", place)
                .first(SealRow::of));
  }

  /** A number, void or not. */
  Optional<SealRow> numbered(Transaction tx, long number) {
    return tx.query("select * from seal where n = ?", number).first(SealRow::of);
  }

  /**
   * A number and what stands beside it, read at one moment.
   *
   * @param own of the ticket; empty while it has none
   * @param before the number before, void or not
   * @param after the number behind, void or not
   * @param given the last number that was given; 0 for none
   */
  record Around(
      Optional<SealRow> own, Optional<SealRow> before, Optional<SealRow> after, long given) {}

  Around around(String ticketId) {
    return store.read(
        tx -> {
          Optional<SealRow> own = live(tx, ticketId);
          return new Around(
              own,
              own.flatMap(row -> numbered(tx, row.number() - 1)),
              own.flatMap(row -> numbered(tx, row.number() + 1)),
              tx.query("select n from head where name = ?", HEAD.name())
                  .first(row -> row.number("n"))
                  .orElse(0L));
        });
  }

  /** Tickets that have ended, or are about to, and are not sealed; at most fifty. */
  List<String> unsealed() {
    return store.read(
        tx ->
            tx.query(
                    """
                    select ticket_id, state from ticket
                    where state in %s and not exists (
                      select 1 from seal where seal.ticket_id = ticket.ticket_id and seal.state = 'sealed')
                    order by n desc limit ?"""
                        .formatted(ENDING),
                    MOST_UNSEALED)
                .list(
                    row -> "ticket %s is %s".formatted(row.text("ticket_id"), row.text("state"))));
  }

  /** Every place that a number was given for, also those that retention removed. */
  Set<String> places() {
    return store.read(
        tx ->
            Set.copyOf(
                tx.query("select place from seal where state <> 'void'")
                    .list(row -> row.text("place"))));
  }

  /** Of the last number that the store still has; a gap is for whoever verifies to find. */
  private static @Nullable String lastHead(Transaction tx) {
    return tx.query("select head from seal order by n desc limit 1")
        .first(row -> row.text("head"))
        .orElse(null);
  }
}
