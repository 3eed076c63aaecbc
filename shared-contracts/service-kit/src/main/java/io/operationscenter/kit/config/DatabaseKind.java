package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.WireEnum;

/** The database of a service's store (spec 07 §2.13). */
public enum DatabaseKind implements WireEnum {
  /** A file of the service's own. */
  SQLITE,
  /** A server with one schema per service. */
  POSTGRESQL
}
