package io.operationscenter.contracts.codec;

import static io.operationscenter.contracts.Samples.CODEC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberRulesTest {

  enum Mode implements WireEnum {
    NEAR,
    FAR
  }

  @Contract(closed = true)
  record Place(
      @Default("\"far\"") Mode mode,
      @RequiredWhen(member = "mode", is = "far") @Nullable String address,
      @Concealed @Pattern(regexp = "[A-Z]+", message = "must be upper case") @Nullable String token,
      @Concealed @Default("[]") List<String> arguments) {

    Place {
      Checked.arguments(Place.class, mode, address, token, arguments).orThrow();
      arguments = List.copyOf(arguments);
    }
  }

  @Contract
  record Pair(@Min(0) long left, @Min(0) long right) {

    Pair {
      Checked.arguments(Pair.class, left, right)
          .rule(() -> left < 10, "left", "must be below 10")
          .rule(() -> right < 10, "right", "must be below 10")
          .orThrow();
    }
  }

  @Contract
  record Group(@NotEmpty List<Pair> pairs) {

    Group {
      Checked.arguments(Group.class, pairs).orThrow();
      pairs = List.copyOf(pairs);
    }
  }

  @Test
  void doesNotCallAListEmptyWhoseElementsAreBroken() {
    assertThat(faults(Group.class, "{\"pairs\": [{\"left\": 1}]}"))
        .extracting(Fault::path)
        .containsExactly("pairs.0.right");
    assertThat(faults(Group.class, "{\"pairs\": []}"))
        .extracting(Fault::path)
        .containsExactly("pairs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"mode\": \"far\"}", "{\"mode\": \"far\", \"address\": null}"})
  void asksForAMemberThatAnotherMakesNecessary(String json) {
    assertThat(faults(Place.class, json))
        .containsExactly(new Fault("address", Fault.Kind.MISSING, "is required when mode is far"));
  }

  @Test
  void doesNotAskForItOtherwise() {
    assertThat(faults(Place.class, "{\"mode\": \"near\"}")).isEmpty();
    assertThat(faults(Place.class, "{\"address\": \"a\"}")).isEmpty();
  }

  @Test
  void constructorAsksForItToo() {
    assertThat(new Place(Mode.NEAR, null, null, List.of()).address()).isNull();
    assertThatThrownBy(() -> new Place(Mode.FAR, null, null, List.of()))
        .hasMessageContaining("address: is required when mode is far");
  }

  @Test
  void neverRepeatsAConcealedValue() {
    assertThat(
            faults(
                Place.class,
                "{\"mode\": \"near\", \"token\": \"hunter2\", \"arguments\": [\"--key=hunter2\", 2]}"))
        .containsExactly(
            new Fault("token", Fault.Kind.VALUE, "must be upper case"),
            new Fault("arguments.1", Fault.Kind.TYPE, "must be a string"));
    assertThatThrownBy(() -> new Place(Mode.NEAR, null, "hunter2", List.of()))
        .hasMessageContaining("must be upper case")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void looksAtEveryRuleBetweenMembers() {
    assertThat(faults(Pair.class, "{\"left\": 10, \"right\": 11}"))
        .extracting(Fault::path)
        .containsExactly("left", "right");
  }

  @Test
  void looksAtNoRuleBetweenMembersThatAreUnsound() {
    assertThat(faults(Pair.class, "{\"left\": -1, \"right\": 11}"))
        .extracting(Fault::path)
        .containsExactly("left");
  }

  private static List<Fault> faults(Class<? extends Record> type, String json) {
    try {
      return CODEC.examine(type, new ObjectMapper().readTree(json)).faults();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
