package io.operationscenter.kit.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ListenAddressTest {

  @Test
  void namesThePortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ListenAddress address = new ListenAddress("127.0.0.1", taken.getLocalPort());

      assertThatThrownBy(address::requireFree)
          .isInstanceOf(StartRefused.class)
          .hasMessageStartingWith("Port %d on 127.0.0.1".formatted(taken.getLocalPort()));
    }
  }

  @Test
  void acceptsAFreePort() {
    assertThatCode(() -> new ListenAddress("127.0.0.1", 0).requireFree())
        .doesNotThrowAnyException();
  }

  @Test
  void namesAnInterfaceThatIsNotOfThisMachine() {
    assertThatThrownBy(() -> new ListenAddress("192.0.2.1", 0).requireFree())
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("192.0.2.1");
  }
}
