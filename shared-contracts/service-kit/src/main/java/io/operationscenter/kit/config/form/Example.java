package io.operationscenter.kit.config.form;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the generated example file shows for a key instead of its default, as JSON. For a list or
 * map of records it names the entries; what they leave out is filled from the records themselves.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Example {

  /** JSON text. */
  String value();

  /** False when the entries are shown as a comment, because copying them would have an effect. */
  boolean live() default true;
}
