package io.operationscenter.contracts.codec;

/**
 * One thing wrong with a document.
 *
 * @param path dotted wire names, list positions as numbers ({@code artifacts.1.artifact_type}),
 *     empty for the document as a whole
 * @param kind what sort of rule it broke
 * @param message the rule and the value, without the path
 */
public record Fault(String path, Kind kind, String message) {

  static final String VALUE_FOLLOWS = ", got ";

  /** What sort of rule a fault broke. */
  public enum Kind {
    /** a required member is absent, or null where null is no value */
    MISSING,
    /** a value of another JSON type than the member's */
    TYPE,
    /** a value of the right type outside its range, format or set */
    VALUE,
    /** members that contradict each other */
    CONSISTENCY,
    /** a member the record does not know */
    UNKNOWN_MEMBER
  }

  /** This fault as seen from one level further out. */
  Fault under(String parent) {
    return new Fault(join(parent, path), kind, message);
  }

  /** This fault without the value that {@link #message} ends with. */
  Fault concealed() {
    int value = message.indexOf(VALUE_FOLLOWS);
    return value < 0 ? this : new Fault(path, kind, message.substring(0, value));
  }

  static String join(String parent, String child) {
    if (parent.isEmpty()) {
      return child;
    }
    return child.isEmpty() ? parent : parent + "." + child;
  }

  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}
