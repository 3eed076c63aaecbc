package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.evidence.SealedFile;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.seal.Digests;
import io.operationscenter.kit.seal.MakeSeal;
import io.operationscenter.kit.seal.SealedPart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lays out and masks what is to be sealed, and takes its digests. */
final class PrepareEvidence {

  /** Files by the link that covers them, by the last part of their name; the rest is account. */
  private static final Map<String, SealedPart> LINKS =
      Map.ofEntries(
          Map.entry("proposal.json", SealedPart.REQUEST),
          Map.entry("execution_request.json", SealedPart.REQUEST),
          Map.entry("request.json", SealedPart.REQUEST),
          Map.entry("request_context.json", SealedPart.REQUEST),
          Map.entry("decision.json", SealedPart.DECISIONS),
          Map.entry("policy_decision.json", SealedPart.DECISIONS),
          Map.entry("approval.json", SealedPart.DECISIONS),
          Map.entry("policy_admission.json", SealedPart.DECISIONS),
          Map.entry("sandbox.json", SealedPart.SANDBOX),
          Map.entry("bootstrap.json", SealedPart.SANDBOX),
          Map.entry(SealedArtifacts.DIFF, SealedPart.DIFF),
          Map.entry("diff_stat.txt", SealedPart.DIFF),
          Map.entry("policy_violation.json", SealedPart.DIFF),
          Map.entry("scope-too-wide.json", SealedPart.DIFF),
          Map.entry("quality_warning.json", SealedPart.DIFF),
          Map.entry("hidden_files.json", SealedPart.DIFF),
          Map.entry("validation_initial.json", SealedPart.VALIDATION),
          Map.entry(SealedArtifacts.VALIDATION, SealedPart.VALIDATION),
          Map.entry("commit.json", SealedPart.COMMIT));

  private final MaskEvidence mask;
  private final SealedLayout layout;

  PrepareEvidence(SecretMask mask, ContractCodec codec) {
    this.mask = new MaskEvidence(mask, codec);
    this.layout = new SealedLayout(codec);
  }

  /**
   * The bytes.
   *
   * @throws IllegalArgumentException when a name cannot be that of a file
   */
  PreparedEvidence of(RunEvidence evidence) {
    String run = SafeNames.requireOne("run id", evidence.outcome().result().runId());
    SortedMap<String, byte[]> files = new TreeMap<>();
    Map<SealedPart, List<SealedFile>> links = new EnumMap<>(SealedPart.class);
    layout
        .of(evidence)
        .forEach(
            (name, text) -> {
              byte[] bytes = mask.of(name, text).getBytes(StandardCharsets.UTF_8);
              files.put(name, bytes);
              links
                  .computeIfAbsent(linkOf(name), _ -> new ArrayList<>())
                  .add(new SealedFile(name, Digests.of(bytes)));
            });
    return new PreparedEvidence(
        RunFolders.placeOf(run), files, new MakeSeal.Content(run, evidence.ticketId(), links));
  }

  static SealedPart linkOf(String name) {
    return LINKS.getOrDefault(name.substring(name.lastIndexOf('/') + 1), SealedPart.ACCOUNT);
  }
}
