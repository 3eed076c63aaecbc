package io.operationscenter.kit.config.form;

/** Forms of texts that several sections share, each with the sentence that states it. */
public final class Forms {

  /** An http or https URL without user information. */
  public static final String HTTP_URL = "https?://[^\\s/?#@]+(?:[/?#]\\S*)?";

  /** {@link #HTTP_URL} in words. */
  public static final String HTTP_URL_RULE =
      "must be an http or https URL without user name and password";

  /** The name of an environment variable. */
  public static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]*";

  /** {@link #VARIABLE} in words. */
  public static final String VARIABLE_RULE =
      "must be the name of an environment variable, never its value";

  /** A UUID in its usual form. */
  public static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  /** {@link #UUID} in words. */
  public static final String UUID_RULE = "must be a UUID";

  private Forms() {}
}
