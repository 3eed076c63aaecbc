package io.operationscenter.contracts.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The one way between contract records and JSON (spec 01 §1): strict types, no coercion, explicit
 * nulls, unknown members ignored unless the record is closed, one error that lists every fault.
 */
public final class ContractCodec {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .build();
  private static final ObjectMapper SORTED =
      JSON.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final RecordReader reader;
  private final RecordWriter writer = new RecordWriter();

  /**
   * @param clock gives the instants of absent timestamps
   * @param ids gives the ids of absent identities, never empty
   */
  public ContractCodec(Clock clock, Supplier<String> ids) {
    this.reader = new RecordReader(clock, ids);
  }

  /** A codec with the given clock and random UUIDs. */
  public static ContractCodec withRandomIds(Clock clock) {
    return new ContractCodec(clock, () -> UUID.randomUUID().toString());
  }

  /**
   * Reads a document.
   *
   * @throws ContractViolation with every fault, also when the record is closed and a member unknown
   */
  public <T> T read(Class<T> type, JsonNode document) {
    return examine(type, document).orThrow(type.getSimpleName());
  }

  /**
   * Reads JSON text.
   *
   * @throws ContractViolation also when the text is no JSON; the path is then empty
   */
  public <T> T read(Class<T> type, String json) {
    return read(type, parse(type, json));
  }

  /** Reads a document and reports instead of throwing; unknown members do not withhold a value. */
  public <T> Reading<T> examine(Class<T> type, JsonNode document) {
    return reader.read(type, document);
  }

  /** A record, list, map or scalar as JSON. */
  public JsonNode write(Object value) {
    return writer.write(value);
  }

  /** A record as compact JSON text, members in declaration order. */
  public String json(Object value) {
    return write(value).toString();
  }

  /** A record as stored in files: two-space indent, sorted keys, trailing newline. */
  public String pretty(Object value) {
    try {
      Object sorted = SORTED.treeToValue(write(value), Object.class);
      return SORTED.writer(new StoredForm()).writeValueAsString(sorted) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree could not be written", e);
    }
  }

  private static JsonNode parse(Class<?> type, String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new ContractViolation(
          type.getSimpleName(),
          List.of(new Fault("", Fault.Kind.TYPE, "is no JSON: " + e.getOriginalMessage())));
    }
  }
}
