package io.operationscenter.contracts.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What an approval is bound to (design §4): the whole proposal with lane and backend, without ids,
 * times, priority and approval labels.
 */
public final class ProposalDigest {

  private static final List<String> LEFT_OUT = List.of("proposal_id", "proposed_at", "priority");

  private final ContractCodec codec;

  /** Writes proposals with the given codec. */
  public ProposalDigest(ContractCodec codec) {
    this.codec = codec;
  }

  /** SHA-256 in hex. */
  public String of(ProposalDecisionBundle bundle) {
    ObjectNode proposal = (ObjectNode) codec.write(bundle.proposal());
    proposal.remove(LEFT_OUT);
    ArrayNode labels = proposal.arrayNode();
    for (JsonNode label : proposal.path("labels")) {
      if (!isApproval(label.asText())) {
        labels.add(label);
      }
    }
    proposal.set("labels", labels);
    proposal.put("selected_lane", bundle.decision().selectedLane().wire());
    proposal.put("selected_backend", bundle.decision().selectedBackend().wire());
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(codec.pretty(proposal).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }

  private static boolean isApproval(String label) {
    String plain = label.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    return plain.equals("policy:approved") || plain.startsWith("priority:");
  }
}
