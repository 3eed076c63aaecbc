package io.operationscenter.contracts.api;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

/**
 * What a service said, or why it did not answer.
 *
 * @param edge the credential that was used, e.g. {@code planner-execution}
 * @param service the one that was asked
 * @param about its answer, null when there was none
 * @param fault why there was none, null when there was one
 */
@Contract
public record PeerAnswer(
    @NotEmpty String edge,
    @NotEmpty String service,
    @Nullable About about,
    @Nullable String fault) {

  /** Checks every rule. */
  public PeerAnswer {
    Checked.arguments(PeerAnswer.class, edge, service, about, fault).orThrow();
  }

  /** The service answered. */
  public static PeerAnswer answered(String edge, About about) {
    return new PeerAnswer(edge, about.service(), about, null);
  }

  /** The service did not answer, or refused. */
  public static PeerAnswer failed(String edge, String service, String fault) {
    return new PeerAnswer(edge, service, null, fault);
  }
}
