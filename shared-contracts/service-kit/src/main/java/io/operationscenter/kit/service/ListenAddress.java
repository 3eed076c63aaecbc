package io.operationscenter.kit.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * Where a service listens.
 *
 * @param host name or address of an interface
 * @param port 1 to 65535, or 0 for any free one
 */
public record ListenAddress(String host, int port) {

  /** The largest port there is. */
  public static final int HIGHEST_PORT = 65_535;

  /** Only this machine. */
  public static final String LOOPBACK = "127.0.0.1";

  /**
   * Proves that the address is free, before anything is started. Another process may still come in
   * between; the server's own bind then fails and is reported with the same sentence.
   *
   * @throws StartRefused naming the port
   */
  public void requireFree() {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException e) {
      throw StartRefused.failed("The host %s is not known on this machine.".formatted(host));
    } catch (IOException e) {
      throw taken(e);
    }
  }

  /** The refusal when the port cannot be had. */
  public StartRefused taken(Throwable cause) {
    StartRefused refusal =
        StartRefused.failed(
            "Port %d on %s cannot be used (%s). Stop what listens there, or choose another --port."
                .formatted(port, host, cause.getMessage()));
    refusal.initCause(cause);
    return refusal;
  }
}
