package io.operationscenter.contracts.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One member of a contract record.
 *
 * @param name wire name, snake_case
 * @param type JSON shape and Java form
 * @param nullable null is a value, equal to absence
 * @param defaultValue JSON an absent member takes; null when there is none
 * @param fresh an absent member is generated
 * @param rules what a value must satisfy besides its type
 * @param requiredWhen circumstance under which null is no value; null when there is none
 * @param concealed messages never repeat the value
 * @param open unknown members of a closed nested record are ignored
 * @param doc sentence for schemas and examples, may be empty
 * @param accessor reads the member from a record
 */
public record Member(
    String name,
    WireType type,
    boolean nullable,
    @Nullable JsonNode defaultValue,
    boolean fresh,
    ValueRules rules,
    @Nullable RequiredWhen requiredWhen,
    boolean concealed,
    boolean open,
    String doc,
    Method accessor) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /** True when the document must hold the member. */
  public boolean required() {
    return !nullable && defaultValue == null && !fresh;
  }

  /** What a document that leaves the member out is told, given what it says elsewhere. */
  Optional<String> missingBeside(Function<String, @Nullable String> choices) {
    if (requiredWhen == null) {
      return required() ? Optional.of("is required") : Optional.empty();
    }
    return requiredWhen.is().equals(choices.apply(requiredWhen.member()))
        ? Optional.of("is required when " + requiredWhen.member() + " is " + requiredWhen.is())
        : Optional.empty();
  }

  static Member of(RecordComponent component) {
    Default written = component.getAnnotation(Default.class);
    Doc doc = component.getAnnotation(Doc.class);
    boolean fresh = component.isAnnotationPresent(Fresh.class);
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    return new Member(
        wireName(component.getName()),
        WireType.of(component.getGenericType()),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        written == null ? null : parse(component, written.value()),
        fresh,
        ValueRules.of(component),
        component.getAnnotation(RequiredWhen.class),
        component.isAnnotationPresent(Concealed.class),
        component.isAnnotationPresent(Open.class),
        doc == null ? "" : doc.value(),
        accessor);
  }

  static String wireName(String javaName) {
    return HUMP.matcher(javaName).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  Object valueIn(Object record) {
    try {
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read member " + name, e);
    }
  }

  private static JsonNode parse(RecordComponent component, String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "default of "
              + component.getDeclaringRecord().getSimpleName()
              + "."
              + component.getName()
              + " is not JSON: "
              + json,
          e);
    }
  }
}
