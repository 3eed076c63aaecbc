package io.operationscenter.kit.config.secrets;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The secrets of one service, by variable. */
public final class Secrets {

  /** No secrets at all. */
  public static final Secrets NONE = new Secrets(Map.of());

  private final Map<String, Secret> byVariable;

  private Secrets(Map<String, Secret> byVariable) {
    this.byVariable = Checked.copy(byVariable);
  }

  /**
   * What came of looking for secrets.
   *
   * @param secrets those that are set
   * @param faults one for each required variable that is not
   */
  public record Resolution(Secrets secrets, List<Fault> faults) {}

  /** Reads variables; blank counts as unset, space around a value is removed. */
  public static Resolution resolve(
      List<SecretVariable> wanted, Function<String, @Nullable String> environment) {
    Map<String, Secret> found = new LinkedHashMap<>();
    List<Fault> faults = new ArrayList<>();
    for (SecretVariable variable : wanted) {
      String value = environment.apply(variable.name());
      if (value != null && !value.isBlank()) {
        found.put(variable.name(), new Secret(variable.name(), value.strip()));
      } else if (variable.required()) {
        faults.add(
            new Fault(
                variable.key(),
                Fault.Kind.MISSING,
                "needs the environment variable " + variable.name() + ", which is not set"));
      }
    }
    return new Resolution(new Secrets(found), List.copyOf(faults));
  }

  /** The secret of a variable; empty when it is unset or none of this service's. */
  public Optional<Secret> of(String variable) {
    return Optional.ofNullable(byVariable.get(variable));
  }

  /** All of them, for masking. */
  public Collection<Secret> all() {
    return byVariable.values();
  }

  @Override
  public String toString() {
    return "Secrets" + byVariable.keySet();
  }
}
