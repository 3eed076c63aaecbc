package io.operationscenter.kit.git;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Address of a repository that git may be given: https, http, ssh, the {@code user@host:path} form,
 * a file URL or an absolute path. Never one that makes git run a command, reads as an option, or
 * holds a password or token.
 *
 * @param value the address as it is handed to git
 */
public record RemoteUrl(String value) {

  private static final Pattern URL =
      Pattern.compile("(?<scheme>https?|ssh|file)://(?<authority>[^/?#]*)(?<path>/.*)");
  private static final Pattern SCP_LIKE =
      Pattern.compile("(?:[A-Za-z0-9_][A-Za-z0-9_.-]*@)?[A-Za-z0-9][A-Za-z0-9.-]*:[^:].*");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?");
  private static final Pattern SSH_USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
  private static final Pattern HIDDEN_LINE_END = Pattern.compile("(?i)%0[0ad]");

  public RemoteUrl {
    String fault = fault(value);
    if (fault != null) {
      // The address itself stays out of the message: it may hold a token.
      throw new IllegalArgumentException("repository address " + fault);
    }
  }

  /** {@code scheme://host:port} of an http(s) address, to which credentials belong; else null. */
  @Nullable String credentialScope() {
    Matcher url = URL.matcher(value);
    return url.matches() && url.group("scheme").startsWith("http")
        ? url.group("scheme") + "://" + url.group("authority")
        : null;
  }

  private static @Nullable String fault(String value) {
    if (value.isEmpty() || value.startsWith("-")) {
      return "must not be empty and must not start with a hyphen";
    }
    if (value.chars().anyMatch(c -> c <= ' ' || c == 0x7f)
        || HIDDEN_LINE_END.matcher(value).find()) {
      return "must hold no white space and no control character";
    }
    if (value.startsWith("/")) {
      return null;
    }
    Matcher url = URL.matcher(value);
    if (url.matches()) {
      return authorityFault(url.group("scheme"), url.group("authority"));
    }
    return SCP_LIKE.matcher(value).matches() && !value.contains("://")
        ? null
        : "must be an https, http, ssh or file URL, user@host:path, or an absolute path";
  }

  private static @Nullable String authorityFault(String scheme, String authority) {
    int at = authority.lastIndexOf('@');
    String user = at < 0 ? "" : authority.substring(0, at);
    if (!user.isEmpty() && !(scheme.equals("ssh") && SSH_USER.matcher(user).matches())) {
      return "must not hold a user, password or token; configure the credential instead";
    }
    if (scheme.equals("file")) {
      return authority.isEmpty() ? null : "must have no host when it is a file URL";
    }
    return HOST.matcher(authority.substring(at + 1)).matches()
        ? null
        : "must name a host by letters, digits, dots and hyphens";
  }

  @Override
  public String toString() {
    return value;
  }
}
