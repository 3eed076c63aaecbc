package io.operationscenter.planner.shell.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.kit.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Calls one service as the operator. An address that takes no connection makes way for the next
 * one; whatever was sent is answered or fails.
 */
public final class ServiceClient {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final Service service;
  private final List<URI> addresses;
  private final String token;
  private final ContractCodec codec;

  ServiceClient(Call call, Service service, List<URI> addresses) {
    this.http = call.http();
    this.token = call.token();
    this.codec = call.codec();
    this.service = service;
    this.addresses = List.copyOf(addresses);
  }

  /** What all clients of one command share. */
  record Call(HttpClient http, String token, ContractCodec codec) {}

  /** Where it is asked first. */
  public URI address() {
    return addresses.getFirst();
  }

  /** One record. */
  public <T> T get(Class<T> type, RequestPath path) {
    return read(type, tree(send("GET", path, BodyPublishers.noBody())));
  }

  /** A list of records. */
  public <T> List<T> list(Class<T> type, RequestPath path) {
    JsonNode list = tree(send("GET", path, BodyPublishers.noBody()));
    return StreamSupport.stream(list.spliterator(), false).map(item -> read(type, item)).toList();
  }

  /** Bytes as they are. */
  public byte[] bytes(RequestPath path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** Sends a command without a body. */
  public <T> T post(Class<T> type, RequestPath path) {
    return read(type, tree(send("POST", path, BodyPublishers.noBody())));
  }

  /** Sends a command. */
  public <T> T post(Class<T> type, RequestPath path, Object command) {
    return read(type, tree(send("POST", path, BodyPublishers.ofString(codec.json(command)))));
  }

  /** Sends a command under an id of the caller's. */
  public <T> T put(Class<T> type, RequestPath path, Object command) {
    return read(type, tree(send("PUT", path, BodyPublishers.ofString(codec.json(command)))));
  }

  private byte[] send(String method, RequestPath path, BodyPublisher body) {
    IOException last = new ConnectException("no address is configured");
    for (URI address : addresses) {
      try {
        return answered(
            http.send(request(address, method, path, body), BodyHandlers.ofByteArray()));
      } catch (ConnectException | HttpConnectTimeoutException e) {
        last = e;
      } catch (IOException e) {
        throw new ServiceAway(service, addresses, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(
            new IOException("interrupted while " + service.id() + " was asked", e));
      }
    }
    throw new ServiceAway(service, addresses, last);
  }

  private HttpRequest request(URI address, String method, RequestPath path, BodyPublisher body) {
    return HttpRequest.newBuilder(URI.create(withoutSlash(address) + path.text()))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, */*;q=0.5")
        .method(method, body)
        .build();
  }

  private byte[] answered(HttpResponse<byte[]> response) {
    if (response.statusCode() / 100 != 2) {
      throw new ServiceRefused(service, response.statusCode(), orMissing(response.body()));
    }
    return response.body();
  }

  private <T> T read(Class<T> type, JsonNode answer) {
    try {
      return codec.read(type, answer);
    } catch (ContractViolation violation) {
      throw new ServiceAway(
          service, addresses, new IOException("its answer: " + violation.getMessage(), violation));
    }
  }

  private JsonNode tree(byte[] body) {
    try {
      return JSON.readTree(new String(body, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new ServiceAway(service, addresses, new IOException("its answer is no JSON", e));
    }
  }

  private static JsonNode orMissing(byte[] body) {
    try {
      return JSON.readTree(new String(body, StandardCharsets.UTF_8));
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static String withoutSlash(URI address) {
    return address.toString().replaceFirst("/+$", "");
  }
}
