package io.operationscenter.kit.masking;

import java.io.IOException;
import java.util.List;

/**
 * Masks a text that arrives in pieces, such as a log that is followed: a secret is found wherever
 * the pieces were cut. Holds back at most a few times {@link SecretMask#reach} characters; {@link
 * #close} releases them. Used by one thread at a time.
 */
public final class MaskedStream implements AutoCloseable {

  /** Characters before the pending text that patterns look back at. */
  private static final int LOOK_BEHIND = 64;

  private final SecretMask mask;
  private final Appendable out;
  private final int reach;
  private final StringBuilder pending = new StringBuilder();

  /** Part of {@link #pending} that has left already and is kept for patterns that look back. */
  private int released;

  /**
   * Starts with nothing held back.
   *
   * @param mask what to hide
   * @param out takes the masked text
   */
  public MaskedStream(SecretMask mask, Appendable out) {
    this.mask = mask;
    this.out = out;
    this.reach = Math.max(mask.reach(), 1);
  }

  /**
   * Takes the next piece.
   *
   * @throws IOException when the receiver fails
   */
  public void write(CharSequence piece) throws IOException {
    pending.append(piece);
    if (pending.length() - released >= 2 * reach) {
      release(pending.length() - reach);
    }
  }

  /**
   * Releases what was held back. The receiver stays open.
   *
   * @throws IOException when the receiver fails
   */
  @Override
  public void close() throws IOException {
    release(pending.length());
  }

  private void release(int wanted) throws IOException {
    String text = pending.toString();
    int end = endOutsideSecrets(mask.spans(text), wanted);
    if (end <= released) {
      return;
    }
    out.append(mask.mask(text, released, end));
    int keepFrom = Math.max(0, end - LOOK_BEHIND);
    pending.delete(0, keepFrom);
    released = end - keepFrom;
  }

  private static int endOutsideSecrets(List<Span> spans, int wanted) {
    for (Span span : spans) {
      if (span.start() < wanted && wanted < span.end()) {
        return span.start();
      }
    }
    return wanted;
  }
}
