package io.operationscenter.kit.edge;

import io.operationscenter.kit.service.Service;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one service holds: digests of the tokens with which it may be called, and the tokens with
 * which it calls others. Nothing of any other edge.
 */
public final class Credentials {

  private final List<Accepted> accepted;
  private final Map<Edge, Token> own;
  private final List<String> texts;

  private Credentials(List<Accepted> accepted, Map<Edge, Token> own, List<String> texts) {
    this.accepted = accepted;
    this.own = own;
    this.texts = texts;
  }

  /** Loads them, making those that do not exist yet. */
  static Credentials load(Service service, EdgeSecrets secrets, Token self) {
    List<Accepted> accepted = new ArrayList<>();
    accepted.add(Accepted.of(Edge.SELF, self));
    List<String> texts = new ArrayList<>();
    texts.add(self.text());
    for (Edge edge : Edge.into(service)) {
      Token token = secrets.ensure(edge);
      accepted.add(Accepted.of(edge, token));
      texts.add(token.text());
    }
    Map<Edge, Token> own = new EnumMap<>(Edge.class);
    own.put(Edge.SELF, self);
    for (Edge edge : Edge.outOf(service)) {
      Token token = secrets.ensure(edge);
      own.put(edge, token);
      texts.add(token.text());
    }
    return new Credentials(List.copyOf(accepted), own, List.copyOf(texts));
  }

  /** The texts of all tokens this service has seen a file of, to be hidden wherever it prints. */
  public List<String> texts() {
    return texts;
  }

  /** The edge of a token. Takes as long for a wrong token as for any right one. */
  Optional<Edge> edgeOf(String token) {
    byte[] digest = Token.digest(token);
    Optional<Edge> found = Optional.empty();
    for (Accepted candidate : accepted) {
      if (candidate.hasDigest(digest)) {
        found = Optional.of(candidate.edge);
      }
    }
    return found;
  }

  /**
   * The token for calls on the edge.
   *
   * @throws IllegalArgumentException when it is not one of this service's own
   */
  Token own(Edge edge) {
    Token token = own.get(edge);
    if (token == null) {
      throw new IllegalArgumentException("this service does not call on edge " + edge.id());
    }
    return token;
  }

  private static final class Accepted {
    private final Edge edge;
    private final byte[] digest;

    private Accepted(Edge edge, byte[] digest) {
      this.edge = edge;
      this.digest = digest;
    }

    static Accepted of(Edge edge, Token token) {
      return new Accepted(edge, Token.digest(token.text()));
    }

    boolean hasDigest(byte[] other) {
      return MessageDigest.isEqual(digest, other);
    }
  }
}
