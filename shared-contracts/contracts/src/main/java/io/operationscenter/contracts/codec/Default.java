package io.operationscenter.contracts.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value an absent member takes, as JSON text: {@code 300}, {@code "auto/"} with its quotes,
 * {@code []}, or {@code {}} for a nested record with all of its own defaults.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {

  /** JSON text of the default. */
  String value();
}
