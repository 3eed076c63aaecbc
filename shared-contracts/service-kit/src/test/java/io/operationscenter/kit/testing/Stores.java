package io.operationscenter.kit.testing;

import io.operationscenter.kit.store.StoreKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** One fresh {@link StoreFixture} per database; JUnit closes them after the test. */
public final class Stores implements ArgumentsProvider {
  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return Stream.of(StoreKind.values()).map(kind -> Arguments.of(new StoreFixture(kind)));
  }
}
