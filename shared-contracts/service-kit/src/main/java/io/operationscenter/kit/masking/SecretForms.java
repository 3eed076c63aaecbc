package io.operationscenter.kit.masking;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/** The forms in which one secret value turns up in output: as it is, escaped, or encoded. */
final class SecretForms {

  private static final int BASE64_GROUP_BYTES = 3;

  private SecretForms() {}

  static Set<String> of(String secret, int shortest) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(secret);
    String urlEncoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    forms.add(urlEncoded);
    forms.add(urlEncoded.replace("+", "%20"));
    forms.add(jsonEscaped(secret));
    // Process output is masked byte by byte, each read as one Latin-1 character.
    forms.add(new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    for (int offset = 0; offset < BASE64_GROUP_BYTES; offset++) {
      forms.add(base64At(offset, secret, Base64.getEncoder()));
      forms.add(base64At(offset, secret, Base64.getUrlEncoder()));
    }
    forms.removeIf(form -> form.length() < shortest);
    return forms;
  }

  /**
   * The characters of a base64 text that depend on the secret alone when it starts {@code offset}
   * bytes into a group of three, as in the {@code user:password} of a Basic header.
   */
  private static String base64At(int offset, String secret, Base64.Encoder encoder) {
    byte[] value = secret.getBytes(StandardCharsets.UTF_8);
    byte[] shifted = new byte[offset + value.length];
    System.arraycopy(value, 0, shifted, offset, value.length);
    String encoded = encoder.withoutPadding().encodeToString(shifted);
    int first = offset == 0 ? 0 : offset + 1;
    int last = shifted.length % BASE64_GROUP_BYTES == 0 ? encoded.length() : encoded.length() - 1;
    return first < last ? encoded.substring(first, last) : "";
  }

  private static String jsonEscaped(String secret) {
    return secret
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }
}
