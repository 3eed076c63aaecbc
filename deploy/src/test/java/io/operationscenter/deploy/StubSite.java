package io.operationscenter.deploy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A web site on this machine that serves what it was given, and 404 for the rest. */
final class StubSite implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
  private final Map<String, CyclicBarrier> gates = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  StubSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          requests.add(exchange.getRequestURI().toString());
          pass(path);
          byte[] page = pages.get(path);
          exchange.sendResponseHeaders(page == null ? 404 : 200, page == null ? -1 : page.length);
          try (var body = exchange.getResponseBody()) {
            if (page != null) {
              body.write(page);
            }
          }
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void serve(String path, byte[] page) {
    pages.put(path, page);
  }

  /** Requests for the path are answered two at a time, so that two clients really overlap. */
  void answerInPairs(String path) {
    gates.put(path, new CyclicBarrier(2));
  }

  List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void pass(String path) throws IOException {
    CyclicBarrier gate = gates.get(path);
    if (gate == null) {
      return;
    }
    try {
      gate.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IOException("nobody else asked for " + path, e);
    }
  }
}
