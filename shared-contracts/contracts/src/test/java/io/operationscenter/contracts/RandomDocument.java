package io.operationscenter.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.Member;
import io.operationscenter.contracts.codec.RecordSchema;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.contracts.codec.WireEnum;
import io.operationscenter.contracts.codec.WireType;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Random;
import java.util.regex.Pattern;

/** Documents that fit each member's type; rules between members may still refuse them. */
final class RandomDocument {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String[] TEXTS = {
    "/a", "src/b.py", "main", "é ü – 修正 🚀", "x\ny", "\u0000\t\"\\"
  };

  private final Random random;

  RandomDocument(Random random) {
    this.random = random;
  }

  ObjectNode of(Class<? extends Record> type) {
    ObjectNode document = JSON.objectNode();
    for (Member member : RecordSchema.of(type).members()) {
      if (member.required() || random.nextInt(3) > 0) {
        document.set(
            member.name(),
            member.nullable() && random.nextInt(4) == 0 ? JSON.nullNode() : value(member));
      }
    }
    return document;
  }

  private JsonNode value(Member member) {
    Pattern pattern = member.rules().pattern();
    String digest = "%064x".formatted(new BigInteger(255, random));
    return pattern != null && pattern.matcher(digest).matches()
        ? JSON.textNode(digest)
        : value(member.type());
  }

  private JsonNode value(WireType type) {
    return switch (type) {
      case WireType.Text _ -> JSON.textNode(TEXTS[random.nextInt(TEXTS.length)]);
      case WireType.Whole _ -> JSON.numberNode(random.nextLong(1, 1_000));
      case WireType.Decimal _ -> JSON.numberNode(random.nextDouble());
      case WireType.Flag _ -> JSON.booleanNode(random.nextBoolean());
      case WireType.Time _ ->
          JSON.textNode(
              Timestamps.format(
                  Instant.ofEpochSecond(random.nextLong(4_000_000_000L), 123_456_000)));
      case WireType.Choice choice -> JSON.textNode(any(choice.type().getEnumConstants()).wire());
      case WireType.Sequence sequence -> {
        ArrayNode list = JSON.arrayNode();
        for (int n = random.nextInt(3); n > 0; n--) {
          list.add(value(sequence.element()));
        }
        yield list;
      }
      case WireType.Dictionary dictionary -> {
        ObjectNode map = JSON.objectNode();
        for (int n = random.nextInt(3); n > 0; n--) {
          map.set("k" + n, value(dictionary.value()));
        }
        yield map;
      }
      case WireType.Nested nested -> of(nested.type());
      case WireType.Anything _ -> JSON.objectNode().put("any", random.nextInt());
    };
  }

  private WireEnum any(WireEnum[] constants) {
    return constants[random.nextInt(constants.length)];
  }
}
