package io.operationscenter.kit.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The secret of an edge. Never printed.
 *
 * @param text 43 to 128 characters of the base64url alphabet
 */
public record Token(String text) {

  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43,128}");

  /** Checks the form; the message does not repeat the text. */
  public Token {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a token has 43 to 128 characters of A-Z a-z 0-9 _ -, this one does not");
    }
  }

  /** A new one of 256 random bits. */
  static Token random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** SHA-256 of any text that claims to be a token. */
  static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Token[hidden]";
  }
}
