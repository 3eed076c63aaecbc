package io.operationscenter.contracts.codec;

import java.util.List;
import java.util.stream.Collectors;

/** One error that lists every fault of a document or of a record's arguments. */
public final class ContractViolation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String subject;
  private final transient List<Fault> faults;

  /**
   * @param subject the type that was to be made, e.g. {@code TaskProposal}
   * @param faults at least one fault
   */
  public ContractViolation(String subject, List<Fault> faults) {
    super(
        subject
            + " is not valid: "
            + faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
    this.subject = subject;
    this.faults = List.copyOf(faults);
  }

  /** The type that was to be made. */
  public String subject() {
    return subject;
  }

  /** Every fault, in the order of the document. */
  public List<Fault> faults() {
    return faults;
  }
}
