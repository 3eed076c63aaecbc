package io.operationscenter.kit.git;

import java.util.regex.Pattern;

/**
 * Author and committer of a commit.
 *
 * @param name not blank
 * @param email not blank
 */
public record Person(String name, String email) {

  private static final Pattern ALLOWED =
      Pattern.compile("[^<>\\p{Cntrl}]*[^<>\\p{Cntrl}\\s][^<>\\p{Cntrl}]*");

  public Person {
    if (!ALLOWED.matcher(name).matches() || !ALLOWED.matcher(email).matches()) {
      throw new IllegalArgumentException(
          "person needs a name and an email without <, > and line breaks, got '"
              + name
              + "' and '"
              + email
              + "'");
    }
  }
}
