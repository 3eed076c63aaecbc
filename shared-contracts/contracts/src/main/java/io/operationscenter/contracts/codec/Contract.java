package io.operationscenter.contracts.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record that is exchanged as canonical JSON (spec 01). */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Contract {

  /** True when a member the record does not know is an error instead of being ignored. */
  boolean closed() default false;
}
