package io.operationscenter.kit.config.environment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The environment variable a component is read from. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Variable {

  /** Its name. */
  String value();

  /** Older names, read in order while the variable itself is unset. */
  String[] aliases() default {};
}
