package io.operationscenter.contracts.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What every store keeps and gives back as it came: texts without NUL, which PostgreSQL refuses,
 * and without halves of surrogate pairs, which have no UTF-8 and would become the same mark; and
 * numbers that are not infinite.
 */
final class Keepable {

  private Keepable() {}

  /** Everything in the document that is not. */
  static List<Fault> faults(JsonNode document) {
    List<Fault> faults = new ArrayList<>();
    look(document, "", faults);
    return faults;
  }

  private static void look(JsonNode node, String path, List<Fault> faults) {
    switch (node.getNodeType()) {
      case OBJECT ->
          node.properties()
              .forEach(
                  member -> {
                    if (!text(member.getKey(), path, "name of a member", faults)) {
                      look(member.getValue(), Fault.join(path, member.getKey()), faults);
                    }
                  });
      case ARRAY -> {
        for (int i = 0; i < node.size(); i++) {
          look(node.get(i), Fault.join(path, Integer.toString(i)), faults);
        }
      }
      case STRING -> text(node.textValue(), path, "text", faults);
      case NUMBER -> {
        if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
          faults.add(new Fault(path, Fault.Kind.VALUE, "must be a number of 64 bit, is greater"));
        }
      }
      case BINARY, BOOLEAN, MISSING, NULL, POJO -> {}
    }
  }

  /** True when there is something wrong with it; the value is not shown, it cannot be written. */
  private static boolean text(String text, String path, String what, List<Fault> faults) {
    int before = faults.size();
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      faults.add(
          new Fault(
              path,
              Fault.Kind.VALUE,
              "%s must not have NUL, it has one at character %d".formatted(what, nul)));
    }
    if (!isUnicode(text)) {
      faults.add(
          new Fault(
              path, Fault.Kind.VALUE, what + " must not have half a surrogate pair, it has one"));
    }
    return faults.size() > before;
  }

  private static boolean isUnicode(String text) {
    try {
      StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException half) {
      return false;
    }
  }
}
