package io.operationscenter.planner.routing.switchboard;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where SwitchBoard listens.
 *
 * @param base absolute http or https address without a slash at the end
 */
public record SwitchBoardAddress(URI base) {

  /** The environment variable that says it. */
  public static final String VARIABLE = "OPERATIONS_CENTER_SWITCHBOARD_URL";

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException when it is no http or https address with a host; the message
   *     does not repeat it
   */
  public static SwitchBoardAddress of(String url) {
    try {
      URI base = new URI(url.replaceFirst("/+$", ""));
      boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
      if (web && base.getHost() != null && base.getQuery() == null && base.getFragment() == null) {
        return new SwitchBoardAddress(base);
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(refusal(), e);
    }
    throw new IllegalArgumentException(refusal());
  }

  URI resource(String path) {
    return URI.create(base + path);
  }

  /** The address without user information. */
  @Override
  public String toString() {
    return base.getRawUserInfo() == null
        ? base.toString()
        : base.toString().replace(base.getRawUserInfo() + "@", "");
  }

  private static String refusal() {
    return VARIABLE + " must be an http or https address with a host, without query and fragment";
  }
}
