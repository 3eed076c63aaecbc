package io.operationscenter.planner.routing.embedded;

import io.operationscenter.contracts.codec.ContractCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The rules used when the operator gives none: the table of spec 02 §8.4. */
public final class DefaultPolicy {

  private static final String RESOURCE = "default-routing-policy.yaml";

  /** Read when the class is initialised, so a native image carries it. */
  private static final String TEXT = text();

  private DefaultPolicy() {}

  /** The built-in policy. */
  public static RoutingPolicy read(ContractCodec codec) {
    return new RoutingPolicyFile(codec).parse(RESOURCE, TEXT);
  }

  private static String text() {
    try (InputStream resource = DefaultPolicy.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
