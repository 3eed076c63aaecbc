package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealFault;
import io.operationscenter.kit.seal.CheckSeal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a row of the chain with the seal that it holds and with its neighbours. */
final class CompareRows {

  static final String STORE = "store";
  static final String PREVIOUS = "previous";
  static final String NEXT = "next";

  private final ContractCodec codec;

  CompareRows(ContractCodec codec) {
    this.codec = codec;
  }

  /**
   * What the store says of a run.
   *
   * @param seal as far as it can be read
   */
  record Stored(Optional<Seal> seal, List<SealFault> faults) {

    Stored {
      faults = List.copyOf(faults);
    }
  }

  Stored of(SealRow row) {
    List<SealFault> faults = new ArrayList<>();
    Seal seal;
    try {
      seal = codec.read(Seal.class, row.seal());
    } catch (ContractViolation e) {
      return new Stored(
          Optional.empty(), List.of(fault(row, "seal", Objects.requireNonNull(e.getMessage()))));
    }
    if (!codec.pretty(seal).equals(row.seal())) {
      faults.add(fault(row, "seal", "was not written by the service"));
    }
    faults.addAll(new CheckSeal(codec, STORE).chain(seal));
    different(faults, row, "n", row.number(), seal.number());
    different(faults, row, "run_id", row.runId(), seal.runId());
    different(faults, row, "ticket_id", row.ticketId(), seal.ticketId());
    different(faults, row, "previous", row.previous(), seal.previous());
    different(faults, row, "head", row.head(), seal.head());
    different(faults, row, "place", row.place(), RunFolders.placeOf(seal.runId()));
    return new Stored(Optional.of(seal), faults);
  }

  List<SealFault> neighbours(SealRow row, SealChain.Around around) {
    List<SealFault> faults = new ArrayList<>();
    if (row.number() > 1) {
      String before = around.before().map(SealRow::head).orElse(null);
      if (!Objects.equals(before, row.previous())) {
        faults.add(
            new SealFault(
                PREVIOUS,
                null,
                null,
                "number %d has head %s in the store, number %d goes on from %s"
                    .formatted(row.number() - 1, before, row.number(), row.previous())));
      }
    }
    if (around.after().isEmpty() && around.given() > row.number()) {
      faults.add(
          new SealFault(
              NEXT,
              null,
              null,
              "%d numbers were given, the store has no number %d"
                  .formatted(around.given(), row.number() + 1)));
    }
    if (around.given() < row.number()) {
      faults.add(
          new SealFault(
              STORE,
              null,
              null,
              "%d numbers were given, this is number %d".formatted(around.given(), row.number())));
    }
    return faults;
  }

  private static void different(
      List<SealFault> faults,
      SealRow row,
      String column,
      @Nullable Object kept,
      @Nullable Object sealed) {
    if (!Objects.equals(kept, sealed)) {
      faults.add(fault(row, column, "is %s, the seal beside it says %s".formatted(kept, sealed)));
    }
  }

  private static SealFault fault(SealRow row, String column, String message) {
    return new SealFault(
        STORE, null, null, "row %d, column %s: %s".formatted(row.number(), column, message));
  }
}
