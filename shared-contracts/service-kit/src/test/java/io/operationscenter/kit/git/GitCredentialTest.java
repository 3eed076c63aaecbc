package io.operationscenter.kit.git;

import static io.operationscenter.kit.git.GitFixture.done;
import static io.operationscenter.kit.git.GitFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GitCredentialTest {

  private static final String SECRET = "korrekt-pferd-\"$HOME\"-'batterie'";
  private static final String EXPECTED =
      "Basic "
          + Base64.getEncoder()
              .encodeToString(("x-access-token:" + SECRET).getBytes(StandardCharsets.UTF_8));

  @TempDir Path directory;
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private GitFixture fixture;
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    fixture = new GitFixture(directory);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    fixture.close();
  }

  @Test
  void showsTheCredentialToTheRemoteAndLeavesItNowhereElse() throws IOException {
    // Given
    serveBranches(server, EXPECTED);
    Path wrapper = recordingGit();
    Git git =
        new Git(
            fixture.runner,
            new GitSettings(
                wrapper.toString(),
                "ssh",
                GitSettings.DEFAULT.transferLimit(),
                GitSettings.DEFAULT.localLimit(),
                Map.of()));

    // When
    Map<RefName, ObjectId> branches = done(new RemoteRefs(git).branches(remoteAt(server)));

    // Then
    assertThat(branches).containsOnlyKeys(RefName.branch("main"));
    assertThat(authorizations).contains(EXPECTED);
    assertThat(directory.resolve("argv")).content().contains("ls-remote").doesNotContain("pferd");
    for (Path file : GitFixture.filesBelow(directory)) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .as(file.toString())
          .doesNotContain("pferd");
    }
  }

  @Test
  void doesNotAskAnybodyWhenTheCredentialIsRefused() {
    // Given
    serveBranches(server, "Basic of somebody else");

    // When
    GitFailure failure = failure(new RemoteRefs(fixture.git).branches(remoteAt(server)));

    // Then
    assertThat(failure.kind()).as(failure.inWords()).isEqualTo(GitFailure.Kind.AUTHENTICATION);
    assertThat(failure.inWords()).doesNotContain("pferd");
  }

  @Test
  void doesNotShowTheCredentialToAnotherHostThatTheRemotePointsTo() throws IOException {
    // Given
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.start();
    serveBranches(other, EXPECTED);
    server.createContext(
        "/",
        exchange -> {
          String query = exchange.getRequestURI().getRawQuery();
          exchange
              .getResponseHeaders()
              .add(
                  "Location",
                  "http://127.0.0.1:"
                      + other.getAddress().getPort()
                      + exchange.getRequestURI().getPath()
                      + (query == null ? "" : "?" + query));
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });

    // When
    GitResult<Map<RefName, ObjectId>> result =
        new RemoteRefs(fixture.git).branches(remoteAt(server));
    other.stop(0);

    // Then
    assertThat(failure(result).kind()).isEqualTo(GitFailure.Kind.AUTHENTICATION);
    assertThat(authorizations).isNotEmpty().doesNotContain(EXPECTED);
  }

  private Remote remoteAt(HttpServer host) {
    return new Remote(
        new RemoteUrl("http://127.0.0.1:" + host.getAddress().getPort() + "/a.git"),
        new GitCredential("x-access-token", SECRET));
  }

  /** The older of git's two http protocols: a list of refs as a file. */
  private void serveBranches(HttpServer host, String wanted) {
    byte[] refs = ("0123456789".repeat(4) + "\trefs/heads/main\n").getBytes(StandardCharsets.UTF_8);
    host.createContext(
        "/a.git/info/refs",
        exchange -> {
          String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
          authorizations.add(shown);
          boolean known = shown.equals(wanted);
          if (!known) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
          }
          exchange.sendResponseHeaders(known ? 200 : 401, known ? refs.length : -1);
          if (known) {
            exchange.getResponseBody().write(refs);
          }
          exchange.close();
        });
    host.createContext(
        "/a.git/HEAD",
        exchange -> {
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
  }

  private Path recordingGit() throws IOException {
    Path wrapper = directory.resolve("recording-git");
    Files.writeString(
        wrapper, "#!/bin/sh\necho \"$@\" >> " + directory + "/argv\nexec git \"$@\"\n");
    fixture.shell("chmod +x recording-git");
    return wrapper;
  }
}
