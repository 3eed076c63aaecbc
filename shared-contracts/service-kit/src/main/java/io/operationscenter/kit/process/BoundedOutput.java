package io.operationscenter.kit.process;

import io.operationscenter.kit.masking.SecretMask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes in a stream of any length within fixed memory: its beginning and its end, each with as much
 * more as a secret that lies across the cut needs to be recognised.
 */
final class BoundedOutput {

  private static final int CHUNK_BYTES = 64 << 10;

  private final OutputBounds bounds;
  private final SecretMask mask;
  private final int headCapacity;
  private final int tailCapacity;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private byte[] ring = new byte[0];
  private long total;

  BoundedOutput(OutputBounds bounds, SecretMask mask) {
    this.bounds = bounds;
    this.mask = mask;
    this.headCapacity = bounds.headBytes() + mask.reach();
    this.tailCapacity = bounds.tailBytes() + mask.reach();
  }

  /** Reads until the end of the stream, or until it is closed under us. */
  void drain(InputStream stream) {
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
        append(chunk, count);
      }
    } catch (IOException _) {
      // The JDK closes the pipe when the child is gone: that is an end like any other.
    }
  }

  synchronized void append(byte[] chunk, int count) {
    int toHead = Math.clamp((long) headCapacity - head.size(), 0, count);
    head.write(chunk, 0, toHead);
    for (int at = toHead; at < count; ) {
      if (ring.length == 0) {
        ring = new byte[Math.max(tailCapacity, 1)];
      }
      int ringPosition = (int) ((total + at - headCapacity) % ring.length);
      int length = Math.min(count - at, ring.length - ringPosition);
      System.arraycopy(chunk, at, ring, ringPosition, length);
      at += length;
    }
    total += count;
  }

  synchronized CapturedOutput captured() {
    long kept = (long) bounds.headBytes() + bounds.tailBytes();
    long inRing = total - head.size();
    if (inRing <= ring.length) {
      String all = latin1(head.toByteArray()) + latin1(ringContent((int) inRing));
      if (total <= kept) {
        return new CapturedOutput(masked(all, 0, all.length()), new byte[0], 0);
      }
      return new CapturedOutput(
          masked(all, 0, bounds.headBytes()),
          masked(all, all.length() - bounds.tailBytes(), all.length()),
          total - kept);
    }
    String end = latin1(ringContent(ring.length));
    return new CapturedOutput(
        masked(latin1(head.toByteArray()), 0, bounds.headBytes()),
        masked(end, end.length() - bounds.tailBytes(), end.length()),
        total - kept);
  }

  private byte[] ringContent(int length) {
    byte[] content = new byte[length];
    if (length == ring.length && length > 0) {
      int oldest = (int) ((total - headCapacity) % ring.length);
      System.arraycopy(ring, oldest, content, 0, length - oldest);
      System.arraycopy(ring, 0, content, length - oldest, oldest);
    } else {
      System.arraycopy(ring, 0, content, 0, length);
    }
    return content;
  }

  private byte[] masked(String text, int from, int to) {
    return mask.mask(text, from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** One character per byte, so that masking neither needs whole characters nor changes others. */
  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
