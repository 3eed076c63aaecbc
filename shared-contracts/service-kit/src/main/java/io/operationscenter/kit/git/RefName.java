package io.operationscenter.kit.git;

import org.jspecify.annotations.Nullable;

/**
 * The full name of a ref, such as {@code refs/heads/main}. Holds only names that git itself accepts
 * (rules of git-check-ref-format) and, beyond that, none with a part that starts with a hyphen.
 *
 * @param value full name, at most 255 characters
 */
public record RefName(String value) {

  private static final String HEADS = "refs/heads/";
  private static final String ORIGIN = "refs/remotes/origin/";
  private static final String FORBIDDEN = " ~^:?*[\\";
  private static final int LONGEST = 255;
  private static final int DELETE = 0x7f;

  public RefName {
    String fault = fault(value);
    if (fault != null) {
      throw new IllegalArgumentException("ref name '" + printable(value) + "' " + fault);
    }
  }

  /** A branch of the repository itself: {@code refs/heads/<branch>}. */
  public static RefName branch(String branch) {
    return new RefName(HEADS + branch);
  }

  /** A branch as last fetched from the remote: {@code refs/remotes/origin/<branch>}. */
  public static RefName origin(String branch) {
    return new RefName(ORIGIN + branch);
  }

  /** The name without {@code refs/heads/} or {@code refs/remotes/origin/}. */
  public String branchName() {
    return value.startsWith(HEADS)
        ? value.substring(HEADS.length())
        : value.startsWith(ORIGIN) ? value.substring(ORIGIN.length()) : value;
  }

  /** Why git would not take the name; null when it would. */
  static @Nullable String fault(String name) {
    if (!name.startsWith("refs/")) {
      return "must start with refs/";
    }
    if (name.length() > LONGEST) {
      return "is longer than " + LONGEST + " characters";
    }
    if (name.contains("..") || name.contains("@{")) {
      return "must not hold '..' or '@{'";
    }
    if (name.endsWith(".")) {
      return "must not end with a dot";
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c == DELETE || FORBIDDEN.indexOf(c) >= 0) {
        return "must hold no white space, control character or any of ~ ^ : ? * [ \\";
      }
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.startsWith(".") || part.startsWith("-")) {
        return "must have no empty part and none that starts with a dot or a hyphen";
      }
      if (part.endsWith(".lock")) {
        return "must have no part that ends with .lock";
      }
    }
    // git takes both, but every command line would read them as something else.
    return name.equals(HEADS + "HEAD") || name.equals(HEADS + "@") ? "means HEAD to git" : null;
  }

  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public String toString() {
    return value;
  }
}
