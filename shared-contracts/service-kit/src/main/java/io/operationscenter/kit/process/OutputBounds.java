package io.operationscenter.kit.process;

/**
 * How much of each output stream is kept; the middle is dropped and counted (spec 03 §3).
 *
 * @param headBytes bytes kept from the beginning, not negative
 * @param tailBytes bytes kept from the end, not negative
 */
public record OutputBounds(int headBytes, int tailBytes) {

  static final OutputBounds DEFAULT = new OutputBounds(5 << 20, 5 << 20);

  public OutputBounds {
    if (headBytes < 0 || tailBytes < 0) {
      throw new IllegalArgumentException(
          "output bounds must not be negative, got " + headBytes + " and " + tailBytes);
    }
  }
}
