package io.operationscenter.kit.process;

import java.nio.charset.StandardCharsets;

/** What is kept of one output stream: all of it, or its two ends. Secrets are masked already. */
public final class CapturedOutput {

  private final byte[] head;
  private final byte[] tail;
  private final long droppedBytes;

  CapturedOutput(byte[] head, byte[] tail, long droppedBytes) {
    this.head = head;
    this.tail = tail;
    this.droppedBytes = droppedBytes;
  }

  /** Bytes between the two ends that were not kept; 0 = it is complete. */
  public long droppedBytes() {
    return droppedBytes;
  }

  public boolean truncated() {
    return droppedBytes > 0;
  }

  /** Bytes that are kept. */
  public int keptBytes() {
    return head.length + tail.length;
  }

  /**
   * The text to be shown and kept: as {@link #verbatim}, with the mark that stands for bytes which
   * are no text in place of NUL too, for no contract and not every store takes that.
   */
  public String text() {
    return verbatim().replace('\0', '\uFFFD');
  }

  /** The text, with a line in the middle that says how much was left out, if anything was. */
  public String verbatim() {
    String start = new String(head, StandardCharsets.UTF_8);
    return truncated()
        ? start
            + "\n...["
            + droppedBytes
            + " bytes left out]...\n"
            + new String(tail, StandardCharsets.UTF_8)
        : start;
  }

  /**
   * The bytes of a complete output.
   *
   * @throws IllegalStateException when a part was left out
   */
  public byte[] bytes() {
    if (truncated()) {
      throw new IllegalStateException("output is not complete: " + droppedBytes + " bytes dropped");
    }
    return head.clone();
  }

  /** Sizes only. */
  @Override
  public String toString() {
    return "CapturedOutput[" + keptBytes() + " bytes kept, " + droppedBytes + " dropped]";
  }
}
