package io.operationscenter.kit.config.yaml;

import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Leaves the meaning of unquoted scalars to {@link CoreSchema} instead of YAML 1.1's rules. */
final class PlainScalars extends Resolver {

  /** Tag of a scalar that was neither quoted nor tagged. */
  static final Tag PLAIN = new Tag("urn:operations-center:plain");

  @Override
  protected void addImplicitResolvers() {
    // none: they are the 1.1 rules
  }

  @Override
  public Tag resolve(NodeId kind, String value, boolean implicit) {
    return kind == NodeId.scalar && implicit ? PLAIN : super.resolve(kind, value, implicit);
  }
}
