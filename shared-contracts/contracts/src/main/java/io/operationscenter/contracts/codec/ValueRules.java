package io.operationscenter.contracts.codec;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a member's value must satisfy besides its type, read from Jakarta Validation annotations so
 * that constructor, JSON reader and JSON Schema state the same rule.
 *
 * @param least smallest number, inclusive
 * @param greatest largest number, inclusive
 * @param notEmpty at least one character, element or entry
 * @param notBlank at least one character that is no white space
 * @param pattern regular expression the whole text matches
 * @param patternMessage what the pattern means, in words
 */
public record ValueRules(
    @Nullable BigDecimal least,
    @Nullable BigDecimal greatest,
    boolean notEmpty,
    boolean notBlank,
    java.util.regex.@Nullable Pattern pattern,
    String patternMessage) {

  static ValueRules of(RecordComponent component) {
    var accessor = component.getAccessor();
    Min min = accessor.getAnnotation(Min.class);
    Max max = accessor.getAnnotation(Max.class);
    DecimalMin decimalMin = accessor.getAnnotation(DecimalMin.class);
    DecimalMax decimalMax = accessor.getAnnotation(DecimalMax.class);
    Pattern pattern = accessor.getAnnotation(Pattern.class);
    boolean freshId =
        component.isAnnotationPresent(Fresh.class) && component.getType() == String.class;
    return new ValueRules(
        min != null
            ? BigDecimal.valueOf(min.value())
            : decimalMin != null ? new BigDecimal(decimalMin.value()) : null,
        max != null
            ? BigDecimal.valueOf(max.value())
            : decimalMax != null ? new BigDecimal(decimalMax.value()) : null,
        freshId || accessor.isAnnotationPresent(NotEmpty.class),
        accessor.isAnnotationPresent(NotBlank.class),
        pattern == null ? null : java.util.regex.Pattern.compile(pattern.regexp()),
        pattern == null ? "" : pattern.message());
  }

  /** The rule that a value of the right type breaks, in words with the value; empty when none. */
  Optional<String> brokenBy(Object value) {
    return switch (value) {
      case Number number -> brokenBy(number);
      case String text -> brokenBy(text);
      case Collection<?> list when notEmpty && list.isEmpty() -> Optional.of("must not be empty");
      case Map<?, ?> map when notEmpty && map.isEmpty() -> Optional.of("must not be empty");
      default -> Optional.empty();
    };
  }

  private Optional<String> brokenBy(Number number) {
    if (number instanceof Double d && !Double.isFinite(d)) {
      return Optional.of("must be a finite number" + Fault.VALUE_FOLLOWS + number);
    }
    if (least == null && greatest == null) {
      return Optional.empty();
    }
    BigDecimal exact = new BigDecimal(number.toString());
    if (least != null && exact.compareTo(least) < 0) {
      return Optional.of(
          "must be at least " + least.toPlainString() + Fault.VALUE_FOLLOWS + number);
    }
    if (greatest != null && exact.compareTo(greatest) > 0) {
      return Optional.of(
          "must be at most " + greatest.toPlainString() + Fault.VALUE_FOLLOWS + number);
    }
    return Optional.empty();
  }

  private Optional<String> brokenBy(String text) {
    if (notEmpty && text.isEmpty()) {
      return Optional.of("must not be empty");
    }
    if (notBlank && text.isBlank()) {
      return Optional.of("must not be blank");
    }
    if (pattern != null && !pattern.matcher(text).matches()) {
      return Optional.of(patternMessage + Fault.VALUE_FOLLOWS + Shown.of(text));
    }
    return Optional.empty();
  }
}
