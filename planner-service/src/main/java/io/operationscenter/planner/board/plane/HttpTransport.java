package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Over HTTP/1.1; a redirect is an answer like any other and is never followed (spec 10 §1). */
final class HttpTransport implements PlaneTransport {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final PlaneAddress address;
  private final BoardCredential credential;
  private final Bounds bounds;

  /**
   * How much of an answer is waited for.
   *
   * @param patience for the whole of it
   * @param longestBody bytes
   */
  record Bounds(Duration patience, long longestBody) {

    /** Those of spec 10 §1; a walk of a thousand cards with long descriptions stays far below. */
    static final Bounds USUAL = new Bounds(Duration.ofSeconds(30), 64L * 1024 * 1024);
  }

  HttpTransport(
      HttpClient client, PlaneAddress address, BoardCredential credential, Bounds bounds) {
    this.client = client;
    this.address = address;
    this.credential = credential;
    this.bounds = bounds;
  }

  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT)
        .build();
  }

  @Override
  public PlaneAnswer send(PlaneRequest request) throws InterruptedException {
    String token = credential.token();
    CompletableFuture<HttpResponse<byte[]>> pending =
        client.sendAsync(
            http(request, token),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), bounds.longestBody()));
    try {
      return answered(pending.get(bounds.patience().toMillis(), TimeUnit.MILLISECONDS), token);
    } catch (TimeoutException _) {
      return new PlaneAnswer.NoAnswer("no answer within " + bounds.patience().toSeconds() + " s");
    } catch (ExecutionException e) {
      return new PlaneAnswer.NoAnswer(reason(Objects.requireNonNullElse(e.getCause(), e)));
    } finally {
      pending.cancel(true);
    }
  }

  private HttpRequest http(PlaneRequest request, String token) {
    JsonNode body = request.body();
    HttpRequest.Builder http =
        HttpRequest.newBuilder(address.url(request.path(), request.query()))
            .timeout(bounds.patience())
            .header("X-Api-Key", token)
            .header("Accept", "application/json");
    if (body == null) {
      return http.method(request.method().name(), BodyPublishers.noBody()).build();
    }
    return http.header("Content-Type", "application/json")
        .method(request.method().name(), BodyPublishers.ofString(body.toString()))
        .build();
  }

  private PlaneAnswer answered(HttpResponse<byte[]> response, String token) {
    int status = response.statusCode();
    if (status == 401 || status == 403) {
      credential.refused();
    }
    String text = new String(response.body(), StandardCharsets.UTF_8).replace(token, "***");
    JsonNode body = json(text);
    PlaneAnswer.Answered answered =
        new PlaneAnswer.Answered(
            status, response.headers().firstValue("Retry-After").orElse(null), body);
    return answered.succeeded() && status != 204 && body.isMissingNode()
        ? new PlaneAnswer.NoAnswer("status " + status + " with a body that is no JSON")
        : answered;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static String reason(Throwable failure) {
    return switch (failure) {
      case HttpConnectTimeoutException _ -> "no connection within " + CONNECT.toSeconds() + " s";
      case HttpTimeoutException _ -> "no answer in time";
      case ConnectException _ -> "no connection";
      case IOException broken -> "the connection broke: " + broken.getMessage();
      default -> "the request failed: " + failure.getClass().getSimpleName();
    };
  }
}
