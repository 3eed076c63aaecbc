package io.operationscenter.contracts;

import static io.operationscenter.contracts.Samples.CODEC;
import static io.operationscenter.contracts.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.contracts.codec.Member;
import io.operationscenter.contracts.codec.Reading;
import io.operationscenter.contracts.codec.RecordSchema;
import io.operationscenter.contracts.codec.WireType;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every contract, whatever its members (spec 01 §1, §14). */
class EveryContractTest {

  private static final long SEED = 20260428;
  private static final int ROUND_TRIPS = 20;
  private static final int TRIES = 20_000;

  static List<Class<? extends Record>> types() {
    return EveryContract.types();
  }

  @Test
  void findsTheContracts() {
    assertThat(types()).hasSizeGreaterThan(25);
  }

  @ParameterizedTest
  @MethodSource("types")
  void survivesARoundTripUnchanged(Class<? extends Record> type) {
    RandomDocument documents = new RandomDocument(new Random(SEED));
    int done = 0;
    for (int i = 0; i < TRIES && done < ROUND_TRIPS; i++) {
      Record first = CODEC.examine(type, documents.of(type)).value();
      if (first != null) {
        String written = CODEC.json(first);
        Record second = CODEC.read(type, json(written));

        assertThat(second).isEqualTo(first);
        assertThat(CODEC.json(second)).isEqualTo(written);
        done++;
      }
    }
    assertThat(done).as("valid documents of %s", type.getSimpleName()).isEqualTo(ROUND_TRIPS);
  }

  @ParameterizedTest
  @MethodSource("types")
  void namesEveryRequiredMemberOfAnEmptyDocument(Class<? extends Record> type) {
    List<String> required =
        RecordSchema.of(type).members().stream()
            .filter(Member::required)
            .map(Member::name)
            .toList();

    Reading<?> reading = CODEC.examine(type, json("{}"));

    assertThat(reading.faults()).extracting(Fault::path).containsExactlyElementsOf(required);
  }

  @ParameterizedTest
  @MethodSource("types")
  void refusesNullWhereNullIsNoValue(Class<? extends Record> type) {
    ObjectNode document = (ObjectNode) json("{}");
    RecordSchema.of(type).names().forEach(document::putNull);
    List<String> notNullable =
        RecordSchema.of(type).members().stream()
            .filter(member -> !member.nullable() && !isAnything(member))
            .map(Member::name)
            .toList();

    Reading<?> reading = CODEC.examine(type, document);

    assertThat(reading.faults()).extracting(Fault::path).containsAll(notNullable);
  }

  private static boolean isAnything(Member member) {
    return member.type() instanceof WireType.Anything;
  }
}
