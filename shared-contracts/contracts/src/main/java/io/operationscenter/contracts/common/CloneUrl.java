package io.operationscenter.contracts.common;

import java.util.Locale;

/** What a clone URL may not hold (spec 01 §4.1). */
public final class CloneUrl {

  private CloneUrl() {}

  /**
   * True when the URL carries a secret: any user information in an http(s) URL, a {@code :} in the
   * user information of another scheme. User names of ssh and scp forms are none. Whoever refuses
   * such a URL must not repeat it.
   */
  public static boolean carriesCredentials(String url) {
    String trimmed = url.strip();
    int scheme = trimmed.indexOf("://");
    if (scheme < 0) {
      return false;
    }
    String authority = trimmed.substring(scheme + 3).split("[/?#\\\\]", 2)[0];
    int at = authority.lastIndexOf('@');
    if (at < 0) {
      return false;
    }
    String name = trimmed.substring(0, scheme).toLowerCase(Locale.ROOT);
    return name.equals("http") || name.equals("https") || authority.lastIndexOf(':', at) >= 0;
  }
}
