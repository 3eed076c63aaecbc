package io.operationscenter.contracts.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A contract record as its components and annotations declare it.
 *
 * @param type the record class
 * @param closed unknown members are errors
 * @param members in declaration order
 * @param names wire names of all members, in order
 * @param derived name and method of members that are written only
 * @param constructor takes all members, in order
 */
public record RecordSchema<T>(
    Class<T> type,
    boolean closed,
    List<Member> members,
    List<String> names,
    Map<String, Method> derived,
    Constructor<T> constructor) {

  private static final ClassValue<RecordSchema<?>> CACHE =
      new ClassValue<>() {
        @Override
        protected RecordSchema<?> computeValue(Class<?> type) {
          return describe(type);
        }
      };

  /** The schema of a record class. */
  @SuppressWarnings("unchecked")
  public static <T> RecordSchema<T> of(Class<T> type) {
    return (RecordSchema<T>) CACHE.get(type);
  }

  /** The text a document gives for a member, or that of its default; null when it is no text. */
  @Nullable String choice(String name, JsonNode document) {
    JsonNode given = document.get(name);
    if (given == null) {
      given =
          members.stream()
              .filter(member -> member.name().equals(name))
              .findFirst()
              .map(Member::defaultValue)
              .orElse(null);
    }
    return given == null ? null : given.textValue();
  }

  private static <T> RecordSchema<T> describe(Class<T> type) {
    if (!type.isRecord()) {
      throw new IllegalStateException(type.getName() + " is no record");
    }
    Contract contract = type.getAnnotation(Contract.class);
    Map<String, Method> derived =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Derived.class))
            .sorted((a, b) -> a.getName().compareTo(b.getName()))
            .peek(method -> method.setAccessible(true))
            .collect(
                Collectors.toMap(
                    method -> Member.wireName(method.getName()),
                    method -> method,
                    (a, b) -> a,
                    LinkedHashMap::new));
    List<Member> members = Arrays.stream(type.getRecordComponents()).map(Member::of).toList();
    return new RecordSchema<>(
        type,
        contract != null && contract.closed(),
        members,
        members.stream().map(Member::name).toList(),
        derived,
        canonicalConstructor(type));
  }

  private static <T> Constructor<T> canonicalConstructor(Class<T> type) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type.getName() + " is not registered for reflection", e);
    }
  }

  /** Calls the canonical constructor; what it throws comes out unchanged. */
  T construct(@Nullable Object[] arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("constructor of " + type.getName() + " failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot construct " + type.getName(), e);
    }
  }
}
