package io.operationscenter.contracts.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An absent member is generated: a random UUID v4 for a string, the present instant for a
 * timestamp. A caller may supply its own; an id must then not be empty.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Fresh {}
