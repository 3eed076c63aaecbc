package io.operationscenter.execution.backends;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Whether a model is served on this machine: local backends accept no other (design §8). */
public final class LocalModel {

  private LocalModel() {}

  /** Why the address of a model's server is not on this machine; empty = it is. */
  public static Optional<String> whyNot(String address) {
    String host = hostOf(address);
    boolean local =
        host.equals("localhost") || host.equals("[::1]") || host.matches("127(?:\\.[0-9]{1,3}){3}");
    return local
        ? Optional.empty()
        : Optional.of(
            "only models on this machine are accepted, but the model's server is "
                + (host.isEmpty() ? "no address" : host));
  }

  private static String hostOf(String address) {
    try {
      String host = new URI(address).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException _) {
      return "";
    }
  }
}
