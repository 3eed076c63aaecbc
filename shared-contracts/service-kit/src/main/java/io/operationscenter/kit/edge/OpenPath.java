package io.operationscenter.kit.edge;

/**
 * A path that asks for no credential besides {@link GuardPaths#LIVENESS}: a sign-in cannot ask for
 * one. Every bean of this type opens one exact path; what stands behind it still names {@code
 * PermitAll} itself.
 */
@FunctionalInterface
public interface OpenPath {

  /** The normalised path, from the first slash. */
  String path();
}
