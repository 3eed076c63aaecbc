package io.operationscenter.execution.admission;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells bundles apart: SHA-256 over their JSON with sorted members. */
final class BundleDigest {

  private BundleDigest() {}

  static String of(ProposalDecisionBundle bundle, ContractCodec codec) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(codec.pretty(bundle).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
