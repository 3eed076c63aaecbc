package io.operationscenter.kit.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Lets REST read and write contract records by the codec, so one set of rules holds everywhere. */
@Singleton
final class ContractJson implements ObjectMapperCustomizer {

  private final ContractCodec codec;

  ContractJson(Clock clock, IdSource ids) {
    this.codec = new ContractCodec(clock, ids);
  }

  @Override
  public void customize(ObjectMapper json) {
    json.registerModule(new ContractModule(codec));
  }
}
