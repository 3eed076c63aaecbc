package io.operationscenter.kit.seal;

import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.SealAnchor;
import io.operationscenter.contracts.evidence.SealFault;
import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.evidence.VerificationState;
import io.operationscenter.kit.service.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verifications in words, and the exit code that sums them up. */
public final class VerificationText {

  private VerificationText() {}

  /**
   * The exit code: 0 everything is as it was sealed, 1 something disagrees, 5 nothing disagrees,
   * but something is not sealed or an anchor is not there; the newest seal has none behind it.
   *
   * @param verifications at least one, in the order of the chain
   */
  public static int exitCode(List<Verification> verifications) {
    if (verifications.stream().anyMatch(one -> one.state() == VerificationState.BROKEN)) {
      return ExitCode.FAILED;
    }
    Verification last = verifications.getLast();
    boolean open =
        verifications.stream()
            .anyMatch(
                one ->
                    one.state() == VerificationState.UNSEALED
                        || one.anchors().stream()
                            .filter(anchor -> !one.equals(last) || !isNext(anchor))
                            .anyMatch(anchor -> anchor.head() == null));
    return open ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private static boolean isNext(SealAnchor anchor) {
    return anchor.name().equals(VerifyFolders.NEXT);
  }

  /** One block of lines for each; of what could be a control character nothing is left. */
  public static List<String> lines(List<Verification> verifications) {
    List<String> lines = new ArrayList<>();
    for (Verification one : verifications) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines(one)
          .map(line -> line.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?"))
          .forEach(lines::add);
    }
    return lines;
  }

  /** The same for programs: a JSON array, whatever their number. */
  public static String json(List<Verification> verifications) {
    return VerifyFolders.CODEC.write(verifications).toPrettyString();
  }

  private static Stream<String> lines(Verification one) {
    Stream<String> about =
        Stream.of(
            line("Evidence", one.place()),
            one.runId() == null
                ? ""
                : line("Run", "%s, ticket %s".formatted(one.runId(), one.ticketId())),
            one.number() == null
                ? ""
                : line("Seal", "number %d, head %s".formatted(one.number(), one.head())),
            line("State", "%s, %d file(s)".formatted(one.state().wire(), one.files())));
    return Stream.of(
            about.filter(line -> !line.isEmpty()),
            one.anchors().stream().map(anchor -> line("Anchor", words(one, anchor))),
            one.pruned().stream().map(pruned -> line("Pruned", words(pruned))),
            one.unsealed().stream().map(what -> line("Unsealed", what)),
            one.faults().stream().map(fault -> line("Fault", words(fault))))
        .flatMap(part -> part);
  }

  private static String words(Verification one, SealAnchor anchor) {
    String head = anchor.head();
    String judged = head == null ? "not there" : head.equals(one.head()) ? "agrees" : "disagrees";
    return "%s %s: %s".formatted(anchor.name(), judged, anchor.message());
  }

  private static String words(PrunedFiles pruned) {
    return "%s by %s: %s".formatted(pruned.at(), pruned.rule(), String.join(", ", pruned.files()));
  }

  private static String words(SealFault fault) {
    String where =
        Stream.of(fault.anchor(), fault.link(), fault.file())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return where + ": " + fault.message();
  }

  private static String line(String name, String value) {
    return "%-11s %s".formatted(name, value);
  }
}
