package io.operationscenter.kit.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that takes a {@link StoreFixture} and runs once on SQLite and once on PostgreSQL. Where no
 * PostgreSQL is installed the second is aborted with the reason, in continuous integration failed.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(Stores.class)
public @interface OnBothDatabases {}
