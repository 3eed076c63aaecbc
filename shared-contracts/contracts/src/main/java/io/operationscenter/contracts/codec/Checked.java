package io.operationscenter.contracts.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a contract record's constructor calls before it accepts its arguments. The rules are those
 * declared on the components; rules between members are added with {@link #rule}.
 */
public final class Checked {

  private final String subject;
  private final List<Fault> faults = new ArrayList<>();
  private boolean sound;

  private Checked(String subject) {
    this.subject = subject;
  }

  /**
   * Checks a record's arguments against the annotations of its components.
   *
   * @param arguments all components, in order
   */
  public static Checked arguments(Class<? extends Record> type, @Nullable Object... arguments) {
    Checked checked = new Checked(type.getSimpleName());
    List<Member> members = RecordSchema.of(type).members();
    if (members.size() != arguments.length) {
      throw new IllegalStateException(
          type.getName() + " checks " + arguments.length + " of " + members.size() + " components");
    }
    for (int i = 0; i < arguments.length; i++) {
      checked.argument(members.get(i), arguments[i], name -> choice(name, members, arguments));
    }
    checked.sound = checked.faults.isEmpty();
    return checked;
  }

  /** A rule between members; it is looked at only when the members themselves are sound. */
  public Checked rule(BooleanSupplier holds, String path, String message) {
    if (sound && !holds.getAsBoolean()) {
      faults.add(new Fault(path, Fault.Kind.CONSISTENCY, message));
    }
    return this;
  }

  /** Throws one violation with every fault found. */
  public void orThrow() {
    if (!faults.isEmpty()) {
      throw new ContractViolation(subject, faults);
    }
  }

  /** An unmodifiable copy that keeps the order of the entries. */
  public static <V> Map<String, V> copy(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  private static @Nullable String choice(
      String name, List<Member> members, @Nullable Object[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (members.get(i).name().equals(name) && arguments[i] instanceof WireEnum chosen) {
        return chosen.wire();
      }
    }
    return null;
  }

  private void argument(
      Member member, @Nullable Object value, Function<String, @Nullable String> choices) {
    if (value == null) {
      if (!member.nullable()) {
        faults.add(new Fault(member.name(), Fault.Kind.MISSING, "must not be null"));
      } else {
        member
            .missingBeside(choices)
            .ifPresent(
                message -> faults.add(new Fault(member.name(), Fault.Kind.MISSING, message)));
      }
      return;
    }
    elements(member.name(), value);
    member
        .rules()
        .brokenBy(value)
        .map(message -> new Fault(member.name(), Fault.Kind.VALUE, message))
        .map(fault -> member.concealed() ? fault.concealed() : fault)
        .ifPresent(faults::add);
  }

  private void elements(String path, Object value) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) == null) {
          faults.add(new Fault(path + "." + i, Fault.Kind.MISSING, "must not be null"));
        }
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, entry) -> {
            if (entry == null) {
              faults.add(new Fault(path + "." + key, Fault.Kind.MISSING, "must not be null"));
            }
          });
    }
  }
}
