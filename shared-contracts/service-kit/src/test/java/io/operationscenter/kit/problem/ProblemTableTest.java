package io.operationscenter.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.kit.problem.Problem.FieldError;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.executable.ExecutableValidator;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemTableTest {

  private record Body(int count, Body next) {}

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new NotFoundException(), ProblemKind.NOT_FOUND),
        arguments(new WebApplicationException(405), ProblemKind.METHOD_NOT_ALLOWED),
        arguments(new WebApplicationException(406), ProblemKind.NOT_ACCEPTABLE),
        arguments(new WebApplicationException(413), ProblemKind.BODY_TOO_LARGE),
        arguments(new WebApplicationException(415), ProblemKind.UNSUPPORTED_MEDIA_TYPE),
        arguments(new WebApplicationException(400), ProblemKind.INVALID_REQUEST),
        arguments(new WebApplicationException(418), ProblemKind.INVALID_REQUEST),
        arguments(new WebApplicationException(504), ProblemKind.INTERNAL_ERROR),
        arguments(new UnauthorizedException(), ProblemKind.UNAUTHENTICATED),
        arguments(new ForbiddenException(), ProblemKind.FORBIDDEN),
        arguments(new ProblemException(ProblemKind.CONFLICT, "it runs"), ProblemKind.CONFLICT),
        arguments(new IllegalStateException("secret internals"), ProblemKind.INTERNAL_ERROR),
        arguments(
            new IllegalStateException(malformed("{")), // not while reading a body: our own fault
            ProblemKind.INTERNAL_ERROR));
  }

  private static Throwable malformed(String json) {
    return catchThrowable(() -> new ObjectMapper().readValue(json, Body.class));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureHasItsKind(Throwable failure, ProblemKind kind) {
    assertThat(ProblemTable.findingFor(failure).kind()).isEqualTo(kind);
  }

  @Test
  void aFaultOfOursShowsNothingOfItself() {
    Finding finding = ProblemTable.findingFor(new IllegalStateException("secret internals"));

    assertThat(finding.detail()).doesNotContain("secret").contains("correlation id");
  }

  @Test
  void everyFaultOfAContractIsListed() {
    ContractViolation violation =
        new ContractViolation(
            "TaskProposal",
            List.of(
                new Fault("target.repo_key", Fault.Kind.MISSING, "is required"),
                new Fault("", Fault.Kind.TYPE, "is no object")));

    Finding finding = ProblemTable.findingFor(new WebApplicationException(violation, 400));

    assertThat(finding.kind()).isEqualTo(ProblemKind.CONTRACT_VIOLATION);
    assertThat(finding.errors())
        .containsExactly(
            new FieldError("target.repo_key", "is required"), new FieldError("", "is no object"));
  }

  @Test
  void malformedJsonIsPlacedByLineAndColumn() {
    Throwable failure = malformed("{\n  \"count\": nope}");

    Finding finding = ProblemTable.findingFor(new WebApplicationException(failure, 400));

    assertThat(finding.kind()).isEqualTo(ProblemKind.MALFORMED_JSON);
    assertThat(finding.detail()).contains("line 2, column 1").doesNotContain("nope");
  }

  @Test
  void aBodyBeyondTheReadersLimitsIsTheCallers() {
    Throwable failure =
        catchThrowable(() -> new ObjectMapper().readTree("[".repeat(1001) + "]".repeat(1001)));

    Finding finding = ProblemTable.findingFor(failure);

    assertThat(finding.kind()).isEqualTo(ProblemKind.INVALID_REQUEST);
    assertThat(finding.detail()).contains("nests deeper").doesNotContain("Constraints");
  }

  @Test
  void aMismatchNamesThePathAndTheTypeButNotTheValue() {
    Throwable failure = malformed("{\"count\":1,\"next\":{\"count\":\"hunter2\"}}");

    Finding finding = ProblemTable.findingFor(failure);

    assertThat(finding.kind()).isEqualTo(ProblemKind.INVALID_REQUEST);
    assertThat(finding.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.path()).isEqualTo("next.count");
              assertThat(error.message()).contains("int").doesNotContain("hunter2");
            });
  }

  /** A resource as far as validation sees it. */
  static final class Resource {
    public @NotNull String find(@Min(1) int page, @Valid Filter filter) {
      return "page %d of %s".formatted(page, filter);
    }
  }

  record Filter(@NotEmpty String word) {}

  private static Throwable violations(
      BiFunction<ExecutableValidator, Method, Set<ConstraintViolation<Resource>>> check)
      throws NoSuchMethodException {
    Method find = Resource.class.getMethod("find", int.class, Filter.class);
    try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
      return new ResteasyReactiveViolationException(
          new HashSet<>(check.apply(factory.getValidator().forExecutables(), find)));
    }
  }

  @Test
  void everyBrokenRuleOfARequestIsListedByItsParameter() throws Exception {
    Throwable failure =
        violations(
            (validator, find) ->
                validator.validateParameters(
                    new Resource(), find, new Object[] {0, new Filter("")}));

    Finding finding = ProblemTable.findingFor(failure);

    assertThat(finding.kind()).isEqualTo(ProblemKind.INVALID_REQUEST);
    assertThat(finding.errors())
        .extracting(FieldError::path)
        .containsExactly("filter.word", "page");
  }

  @Test
  void anAnswerThatBreaksItsRulesIsAFaultOfOurs() throws Exception {
    Throwable failure =
        violations((validator, find) -> validator.validateReturnValue(new Resource(), find, null));

    assertThat(ProblemTable.findingFor(failure).kind()).isEqualTo(ProblemKind.INTERNAL_ERROR);
  }

  @ParameterizedTest
  @EnumSource(ProblemKind.class)
  void everyKindHasAStandingSentence(ProblemKind kind) {
    Finding finding = ProblemTable.ofStatus(kind.status());

    assertThat(finding.kind().status()).isEqualTo(kind.status());
    assertThat(finding.detail()).endsWith(".");
  }

  @Test
  void slugsAreUniqueAndFitTheUri() {
    List<String> types = Arrays.stream(ProblemKind.values()).map(ProblemKind::type).toList();

    assertThat(types)
        .doesNotHaveDuplicates()
        .allMatch(type -> type.matches("urn:operations-center:problem:[a-z]+(-[a-z]+)*"));
  }
}
