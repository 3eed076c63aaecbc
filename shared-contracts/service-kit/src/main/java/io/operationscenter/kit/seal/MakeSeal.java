package io.operationscenter.kit.seal;

import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealLink;
import io.operationscenter.contracts.evidence.SealedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the seal of a run. The same content at the same place gives the same seal. */
public final class MakeSeal {

  /** Form of the seals that are made, and the only one that is known. */
  static final long VERSION = 1;

  private MakeSeal() {}

  /**
   * What is sealed, before its place in the chain is known.
   *
   * @param runId the run
   * @param ticketId its ticket
   * @param files by the part that they belong to, sorted by name; a part without any may be absent
   */
  public record Content(String runId, String ticketId, Map<SealedPart, List<SealedFile>> files) {

    /** Copies what is mutable. */
    public Content {
      files = Map.copyOf(files);
    }
  }

  /**
   * The seal.
   *
   * @param number from 1
   * @param previous head of the seal before; null for the first
   */
  public static Seal of(Content content, long number, @Nullable String previous) {
    String opening =
        Digests.opening(VERSION, content.runId(), content.ticketId(), number, previous);
    List<SealLink> links = new ArrayList<>();
    String head = opening;
    for (SealedPart part : SealedPart.values()) {
      List<SealedFile> files = content.files().getOrDefault(part, List.of());
      head = Digests.link(head, part.wire(), files);
      links.add(new SealLink(part.wire(), files, head));
    }
    return new Seal(
        VERSION, content.runId(), content.ticketId(), number, previous, opening, links, head);
  }
}
