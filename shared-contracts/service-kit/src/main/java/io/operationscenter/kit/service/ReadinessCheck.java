package io.operationscenter.kit.service;

import java.util.Optional;

/** One thing a service needs before it can work. Every bean of this type is asked for readiness. */
public interface ReadinessCheck {

  /** A short name, e.g. {@code store}. */
  String name();

  /** What is missing, as a sentence for the operator without secrets; empty when nothing is. */
  Optional<String> missing();

  /** What there is when nothing is missing. */
  default String present() {
    return "ok";
  }
}
