package io.operationscenter.planner.routing.switchboard;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.operationscenter.planner.routing.RoutingFailure;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The JSON of an answer. */
final class AnswerDocument {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private AnswerDocument() {}

  /**
   * The whole of it.
   *
   * @param expected what it should be, for people
   * @throws RoutingFailure.Protocol when it is cut off or no JSON
   */
  static JsonNode of(Body body, String expected) {
    if (!body.complete()) {
      throw ReadAnswer.malformed(expected, "it is longer than " + BoundedBody.LIMIT + " bytes");
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.bytes())).toString();
      return JSON.readTree(text);
    } catch (CharacterCodingException e) {
      throw ReadAnswer.malformed(expected, "it is no UTF-8 text");
    } catch (JsonProcessingException e) {
      throw ReadAnswer.malformed(expected, "it is no JSON: " + e.getOriginalMessage());
    }
  }
}
