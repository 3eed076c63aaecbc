package io.operationscenter.kit.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.kit.problem.Problem;
import io.operationscenter.kit.problem.ProblemKind;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Turns a refusal of another service back into its problem. */
final class ReadProblems implements ResponseExceptionMapper<PeerRefused> {

  private final ObjectMapper json;

  ReadProblems(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public PeerRefused toThrowable(Response response) {
    String body = response.readEntity(String.class);
    try {
      return new PeerRefused(json.readValue(body, Problem.class));
    } catch (JsonProcessingException notAProblem) {
      return new PeerRefused(
          new Problem(
              ProblemKind.PEER_REFUSED.type(),
              ProblemKind.PEER_REFUSED.title(),
              response.getStatus(),
              "the answer is no problem document",
              "",
              List.of(),
              null));
    }
  }
}
