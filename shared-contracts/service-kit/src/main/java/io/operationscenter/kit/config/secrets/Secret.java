package io.operationscenter.kit.config.secrets;

/**
 * A secret's value, which no text form of this record shows.
 *
 * @param variable the environment variable it comes from
 * @param value never blank
 */
public record Secret(String variable, String value) {

  @Override
  public String toString() {
    return "Secret[" + variable + "]";
  }
}
