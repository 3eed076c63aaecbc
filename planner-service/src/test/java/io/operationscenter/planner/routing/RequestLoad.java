package io.operationscenter.planner.routing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * Sends a bounded number of requests over kept connections to this machine and prints how many
 * there were, how many were answered a second, and p50 and p99 of how long they took in
 * milliseconds, separated by tabs; started by {@code deploy/benchmarks/routing}.
 *
 * <p>Arguments: port, method, path, file with the token, file with the body or {@code -}, requests,
 * connections, most seconds. Any other answer than 200 ends the run.
 */
public final class RequestLoad {

  private final int port;
  private final byte[] request;
  private final AtomicInteger left;
  private final long deadline;

  private RequestLoad(int port, byte[] request, int requests, long seconds) {
    this.port = port;
    this.request = request;
    this.left = new AtomicInteger(requests);
    this.deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
  }

  /** Runs the load. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    List<String> given = List.of(arguments);
    String token = Files.readString(Path.of(given.get(3))).strip();
    byte[] body =
        given.get(4).equals("-") ? new byte[0] : Files.readAllBytes(Path.of(given.get(4)));
    String head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(given.get(1), given.get(2), token, body.length);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(ISO_8859_1));
    request.writeBytes(body);
    RequestLoad load =
        new RequestLoad(
            Integer.parseInt(given.get(0)),
            request.toByteArray(),
            Integer.parseInt(given.get(5)),
            Long.parseLong(given.get(7)));
    load.run(Integer.parseInt(given.get(6)));
  }

  private void run(int connections) throws InterruptedException, ExecutionException {
    long began = System.nanoTime();
    List<Future<long[]>> workers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      Callable<long[]> worker = this::work;
      for (int i = 0; i < connections; i++) {
        workers.add(threads.submit(worker));
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    LongStream all = LongStream.empty();
    for (Future<long[]> worker : workers) {
      all = LongStream.concat(all, Arrays.stream(worker.get()));
    }
    long[] times = all.sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%d\t%.0f\t%.3f\t%.3f%n",
        times.length,
        times.length / seconds,
        times[times.length / 2] / 1e6,
        times[(int) (times.length * 0.99)] / 1e6);
  }

  private long[] work() throws IOException {
    LongStream.Builder times = LongStream.builder();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(30));
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (left.getAndDecrement() > 0 && System.nanoTime() < deadline) {
        long before = System.nanoTime();
        socket.getOutputStream().write(request);
        readAnswer(in);
        times.add(System.nanoTime() - before);
      }
    }
    return times.build().toArray();
  }

  private static void readAnswer(InputStream in) throws IOException {
    String status = readLine(in);
    int length = 0;
    for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    byte[] body = in.readNBytes(length);
    if (!status.contains(" 200 ")) {
      throw new IOException(status + ": " + new String(body, UTF_8));
    }
  }

  private static String readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(ISO_8859_1);
  }
}
