package io.operationscenter.kit.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EdgeClientTest {

  private static final URI ONE = URI.create("http://one");
  private static final URI TWO = URI.create("http://two");

  private static Supplier<String> failing(Exception cause) {
    return () -> {
      throw new ProcessingException(cause);
    };
  }

  @Test
  void asksTheNextAddressWhenOneTakesNoConnection() {
    EdgeClient<Supplier<String>> client =
        new EdgeClient<>(
            List.of(ONE, TWO), List.of(failing(new ConnectException("refused")), () -> "two"));

    assertThat(client.<String>call(Supplier::get)).isEqualTo("two");
  }

  @Test
  void letsTheAddressesTakeTurns() {
    EdgeClient<Supplier<String>> client =
        new EdgeClient<>(List.of(ONE, TWO), List.of(() -> "one", () -> "two"));

    List<String> answers =
        Stream.generate(() -> client.<String>call(Supplier::get)).limit(4).toList();

    assertThat(answers).containsExactly("one", "two", "one", "two");
  }

  @Test
  void doesNotRepeatWhatMayHaveArrived() {
    AtomicInteger second = new AtomicInteger();
    EdgeClient<Supplier<String>> client =
        new EdgeClient<>(
            List.of(ONE, TWO),
            List.of(
                failing(new SocketTimeoutException("no answer")),
                () -> Integer.toString(second.incrementAndGet())));

    assertThatThrownBy(() -> client.<String>call(Supplier::get))
        .isInstanceOf(PeerAway.class)
        .hasMessageContaining("no answer");
    assertThat(second).hasValue(0);
  }

  @Test
  void namesEveryAddressWhenNoneAnswers() {
    EdgeClient<Supplier<String>> client =
        new EdgeClient<>(
            List.of(ONE, TWO),
            List.of(
                failing(new ConnectException("refused")),
                failing(new ConnectException("refused as well"))));

    assertThatThrownBy(() -> client.<String>call(Supplier::get))
        .isInstanceOf(PeerAway.class)
        .hasMessageContainingAll("http://one", "http://two", "refused as well");
  }
}
