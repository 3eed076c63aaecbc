package io.operationscenter.planner.board.plane;

import io.operationscenter.planner.board.BoardFailure;
import java.util.regex.Pattern;

/** A token that can stand in a header. */
final class HeaderToken {

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{8,512}");

  private HeaderToken() {}

  /** The token; a message never repeats it. */
  static String checked(String token, String from) {
    if (!FORM.matcher(token).matches()) {
      throw new BoardFailure(
          BoardFailure.Kind.CONFIGURATION,
          "The board's token from %s has not the form of one: 8 to 512 visible ASCII characters"
              .formatted(from));
    }
    return token;
  }
}
