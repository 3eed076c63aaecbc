package io.operationscenter.kit.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.Service;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

  @TempDir private Path folder;
  private EdgeSecrets secrets;
  private Token self;
  private Credentials review;

  @BeforeEach
  void load() {
    DataRoot root = new DataRoot(folder);
    root.prepareFor(Service.REVIEW);
    secrets = new EdgeSecrets(root, new SecureRandom());
    self = Token.random(new SecureRandom());
    review = Credentials.load(Service.REVIEW, secrets, self);
  }

  @Test
  void knowsTheEdgesThatLeadHere() {
    for (Edge edge : Edge.into(Service.REVIEW)) {
      assertThat(review.edgeOf(secrets.ensure(edge).text())).hasValue(edge);
    }
    assertThat(review.edgeOf(self.text())).hasValue(Edge.SELF);
  }

  @Test
  void doesNotAcceptEdgesThatLeadElsewhere() {
    assertThat(review.edgeOf(secrets.ensure(Edge.PLANNER_EXECUTION).text())).isEmpty();
    assertThat(review.edgeOf(secrets.ensure(Edge.REVIEW_EXECUTION).text())).isEmpty();
    assertThat(review.edgeOf("")).isEmpty();
    assertThat(review.edgeOf("x".repeat(43))).isEmpty();
  }

  @Test
  void namesEveryTokenItHoldsForTheMask() {
    assertThat(review.texts())
        .contains(
            self.text(),
            secrets.ensure(Edge.OPERATOR).text(),
            secrets.ensure(Edge.PLANNER_REVIEW).text(),
            secrets.ensure(Edge.REVIEW_EXECUTION).text());
  }

  @Test
  void touchesNoSecretOfOtherEdges() {
    assertThat(folder.resolve("secrets").toFile().list())
        .containsExactlyInAnyOrder(
            "planner-review.token",
            "ingest-review.token",
            "operator.token",
            "reader.token",
            "review-execution.token");
  }

  @Test
  void callsOnlyOnItsOwnEdges() {
    assertThat(review.own(Edge.REVIEW_EXECUTION)).isEqualTo(secrets.ensure(Edge.REVIEW_EXECUTION));
    assertThatThrownBy(() -> review.own(Edge.OPERATOR)).hasMessageContaining("operator");
  }
}
