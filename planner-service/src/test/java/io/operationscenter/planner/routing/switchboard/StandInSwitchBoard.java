package io.operationscenter.planner.routing.switchboard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.planner.routing.embedded.DefaultPolicy;
import io.operationscenter.planner.routing.embedded.EmbeddedRouter;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A SwitchBoard on a local port that speaks the real wire format (spec 02 §2 to §4), remembers what
 * it was asked and misbehaves on demand. Like the real one it routes by the default policy, closes
 * idle connections, and drops the body of a request that offers an upgrade.
 */
public final class StandInSwitchBoard implements AutoCloseable {

  /** What is done with a request to {@code /route} or {@code /route-plan}. */
  public sealed interface Reply {

    /** Decide, in the contract's plain shape or in the envelope. */
    record Decide(boolean envelope) implements Reply {}

    /** Answer with exactly this. */
    record Exactly(int status, String contentType, String body) implements Reply {}

    /** Send the raw text, then close the connection; an empty text closes without an answer. */
    record BreakAfter(String raw) implements Reply {}

    /** Send the raw text, then nothing more until the other side gives up. */
    record HangAfter(String raw) implements Reply {}
  }

  /**
   * A request as it came.
   *
   * @param connection counts connections from 1
   * @param line request line
   * @param headers by lower-case name
   * @param body text
   */
  public record Received(int connection, String line, Map<String, String> headers, String body) {}

  /** The plain shape. */
  public static final Reply DECIDE = new Reply.Decide(false);

  /** The envelope. */
  public static final Reply DECIDE_IN_ENVELOPE = new Reply.Decide(true);

  private static final String JSON = "application/json";

  private final ContractCodec codec = ContractCodec.withRandomIds(Clock.systemUTC());
  private final EmbeddedRouter router =
      new EmbeddedRouter(
          DefaultPolicy.read(codec), Clock.systemUTC(), () -> UUID.randomUUID().toString());
  private final ServerSocket listener;
  private final Duration idleLimit;
  private final Queue<Reply> next = new ConcurrentLinkedQueue<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Thread accepting = Thread.ofVirtual().unstarted(this::accept);
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Reply usual = DECIDE;
  private volatile List<String> policyIssues = List.of();

  private StandInSwitchBoard(ServerSocket listener, Duration idleLimit) {
    this.listener = listener;
    this.idleLimit = idleLimit;
  }

  /** Starts one that closes connections after five idle seconds, as the real one does. */
  public static StandInSwitchBoard start() throws IOException {
    return start(Duration.ofSeconds(5));
  }

  /** Starts one with another idle limit. */
  public static StandInSwitchBoard start(Duration idleLimit) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    StandInSwitchBoard board = new StandInSwitchBoard(listener, idleLimit);
    board.accepting.start();
    return board;
  }

  /** Its base URL. */
  public String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** What the next requests get, one each, before the usual reply holds again. */
  public void replyNext(Reply... replies) {
    next.addAll(List.of(replies));
  }

  /** What every request gets. */
  public void replyAlways(Reply reply) {
    usual = reply;
  }

  /** Makes its health degraded. */
  public void policyIssues(String... issues) {
    policyIssues = List.of(issues);
  }

  /** Every request so far. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** Requests to {@code /route} so far. */
  public long routed() {
    return received.stream().filter(request -> request.line().contains("/route ")).count();
  }

  /** Connections that are open now. */
  public int openConnections() {
    return open.size();
  }

  /** Goes away, and lets nobody else have its port until it is closed. */
  public void leave() throws IOException, InterruptedException {
    close();
    accepting.join();
    Socket keeper = new Socket();
    keeper.setReuseAddress(true);
    keeper.bind(listener.getLocalSocketAddress());
    open.add(keeper);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        int number = connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket, number));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      socket.setSoTimeout((int) idleLimit.toMillis());
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Received request = read(in, number);
      while (request != null && answer(request, socket.getOutputStream(), in)) {
        request = read(in, number);
      }
    } catch (IOException gone) {
      // the other side went away, as some tests want it to
    } finally {
      open.remove(socket);
    }
  }

  /** Null at the end of the connection and when it was idle for too long. */
  private @Nullable Received read(InputStream in, int number) throws IOException {
    try {
      String line = readLine(in);
      if (line.isEmpty()) {
        return null;
      }
      Map<String, String> headers = new TreeMap<>();
      for (String header = readLine(in); !header.isEmpty(); header = readLine(in)) {
        int colon = header.indexOf(':');
        headers.put(
            header.substring(0, colon).toLowerCase(Locale.ROOT),
            header.substring(colon + 1).strip());
      }
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      Received request =
          new Received(number, line, headers, new String(in.readNBytes(length), UTF_8));
      received.add(request);
      return request;
    } catch (SocketTimeoutException idle) {
      return null;
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

  private boolean answer(Received request, OutputStream out, InputStream in) throws IOException {
    String[] words = request.line().split(" ", -1);
    String path = words[1];
    boolean routes = path.endsWith("/route") || path.endsWith("/route-plan");
    if (routes && words[0].equals("POST")) {
      Reply given = next.poll();
      return route(request, given == null ? usual : given, out, in);
    }
    if (path.endsWith("/health") && words[0].equals("GET")) {
      return send(out, 200, JSON, health());
    }
    return send(out, 404, JSON, "{\"detail\":\"Not Found\"}");
  }

  private boolean route(Received request, Reply reply, OutputStream out, InputStream in)
      throws IOException {
    return switch (reply) {
      case Reply.Decide decide -> decide(request, decide.envelope(), out);
      case Reply.Exactly exactly ->
          send(out, exactly.status(), exactly.contentType(), exactly.body());
      case Reply.BreakAfter broken -> {
        out.write(broken.raw().getBytes(UTF_8));
        out.flush();
        yield false;
      }
      case Reply.HangAfter hanging -> {
        out.write(hanging.raw().getBytes(UTF_8));
        out.flush();
        yield in.read() >= 0;
      }
    };
  }

  private boolean decide(Received request, boolean envelope, OutputStream out) throws IOException {
    if (request.headers().containsKey("upgrade")
        || !request.headers().getOrDefault("content-type", "").startsWith(JSON)) {
      return send(
          out,
          422,
          JSON,
          "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\"],\"msg\":\"Field required\","
              + "\"input\":null}]}");
    }
    try {
      TaskProposal proposal = codec.read(TaskProposal.class, request.body());
      if (request.line().contains("/route-plan ")) {
        return send(out, 200, JSON, codec.json(router.planRoutes(proposal)));
      }
      LaneDecision decision = router.selectLane(proposal);
      return send(out, 200, JSON, envelope ? inEnvelope(decision) : codec.json(decision));
    } catch (ContractViolation violation) {
      ObjectNode fault = JsonNodeFactory.instance.objectNode().put("type", "value_error");
      fault.putArray("loc").add("body").add(violation.faults().getFirst().path());
      fault.put("msg", violation.faults().getFirst().message()).put("input", request.body());
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.putArray("detail").add(fault);
      return send(out, 422, JSON, body.toString());
    }
  }

  private String inEnvelope(LaneDecision decision) {
    ObjectNode plain = (ObjectNode) codec.write(decision);
    ObjectNode envelope =
        JsonNodeFactory.instance
            .objectNode()
            .put("contract_kind", "lane_decision")
            .put("schema_version", "0.3");
    envelope.set("decision_id", plain.path("decision_id"));
    envelope.set("proposal_id", plain.path("proposal_id"));
    envelope.set("created_at", plain.path("decided_at"));
    ObjectNode metadata = envelope.putObject("metadata");
    metadata.set("policy_rule_matched", plain.path("policy_rule_matched"));
    metadata.set("switchboard_version", plain.path("switchboard_version"));
    envelope.put("lane", "coding_agent");
    envelope.set("executor", plain.path("selected_lane"));
    envelope.set("backend", plain.path("selected_backend"));
    envelope.set("rationale", plain.path("rationale"));
    envelope.set("confidence", plain.path("confidence"));
    List<ObjectNode> alternatives = new ArrayList<>();
    plain
        .path("alternatives_considered")
        .forEach(
            lane -> {
              ObjectNode alternative = JsonNodeFactory.instance.objectNode();
              alternative.put("lane", "coding_agent").set("executor", lane);
              alternatives.add(alternative.putNull("backend").put("confidence", 0.0));
            });
    envelope.putArray("alternatives").addAll(alternatives);
    return envelope.toString();
  }

  private String health() {
    ObjectNode health =
        JsonNodeFactory.instance
            .objectNode()
            .put("status", policyIssues.isEmpty() ? "ok" : "degraded")
            .put("version", "0.1.0")
            .put("uptime_s", 12.34)
            .put("selector_ready", true)
            .put("policy_valid", policyIssues.isEmpty());
    policyIssues.forEach(health.putArray("policy_issues")::add);
    return health.toString();
  }

  private static boolean send(OutputStream out, int status, String contentType, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    String location = status >= 300 && status < 400 ? "Location: /elsewhere\r\n" : "";
    String head =
        "HTTP/1.1 %d Status\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(status, contentType, location, bytes.length);
    out.write(head.getBytes(ISO_8859_1));
    out.write(bytes);
    out.flush();
    return true;
  }
}
