package io.operationscenter.kit.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.kit.problem.Problem.FieldError;
import io.operationscenter.kit.store.StoreException;
import io.operationscenter.kit.store.StoreFull;
import io.operationscenter.kit.store.StoreLocked;
import io.operationscenter.kit.store.StoreUnreachable;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Which failure is which problem. The first row whose type fits decides; none means a fault of
 * ours.
 */
final class ProblemTable {

  private static final List<Row<?>> ROWS =
      List.of(
          row(ProblemException.class, ProblemException::finding),
          row(ContractViolation.class, ProblemTable::contract),
          row(StreamReadException.class, ProblemTable::malformed),
          row(StreamConstraintsException.class, e -> beyondLimits()),
          row(MismatchedInputException.class, ProblemTable::mismatched),
          row(ResteasyReactiveViolationException.class, ProblemTable::invalid),
          row(UnauthorizedException.class, e -> plain(ProblemKind.UNAUTHENTICATED)),
          row(ForbiddenException.class, e -> plain(ProblemKind.FORBIDDEN)),
          row(StoreLocked.class, ProblemTable::unavailable),
          row(StoreFull.class, ProblemTable::unavailable),
          row(StoreUnreachable.class, ProblemTable::unavailable),
          row(WebApplicationException.class, ProblemTable::ofFramework));

  /** Parameters are named on the wire as in Java, but in snake_case. */
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private ProblemTable() {}

  static Finding findingFor(Throwable failure) {
    Throwable subject = readingFailure(failure);
    return ROWS.stream()
        .filter(row -> row.type.isInstance(subject))
        .findFirst()
        .map(row -> row.apply(subject))
        .orElseGet(() -> plain(ProblemKind.INTERNAL_ERROR));
  }

  static Finding ofStatus(int status) {
    return plain(ProblemKind.ofStatus(status));
  }

  /** What went wrong while the framework read the body arrives wrapped in a 400. */
  private static Throwable readingFailure(Throwable failure) {
    return switch (failure instanceof WebApplicationException ? failure.getCause() : null) {
      case JsonProcessingException cause -> cause;
      case ContractViolation cause -> cause;
      case null, default -> failure;
    };
  }

  /** A parameter that cannot be converted arrives as a 404 with the failure as its cause. */
  private static Finding ofFramework(WebApplicationException failure) {
    return failure.getCause() instanceof IllegalArgumentException cause
        ? Finding.of(
            ProblemKind.INVALID_REQUEST,
            "A parameter of the path or query has the wrong form: " + cause.getMessage())
        : ofStatus(failure.getResponse().getStatus());
  }

  private static Finding plain(ProblemKind kind) {
    return Finding.of(kind, sentence(kind));
  }

  private static String sentence(ProblemKind kind) {
    return switch (kind) {
      case UNAUTHENTICATED -> "Send 'Authorization: Bearer <token>' with the token of your edge.";
      case FORBIDDEN -> "The edge of this credential does not include this operation.";
      case NOT_FOUND -> "There is nothing at this path.";
      case METHOD_NOT_ALLOWED -> "This path does not know the method.";
      case NOT_ACCEPTABLE -> "This path answers with other media types than the accepted ones.";
      case BODY_TOO_LARGE -> "The body is larger than this service reads.";
      case UNSUPPORTED_MEDIA_TYPE -> "This path reads another media type, mostly application/json.";
      case INTERNAL_ERROR -> "A fault of the service; the log has it under the correlation id.";
      case MALFORMED_JSON,
          INVALID_REQUEST,
          CONFLICT,
          CONTRACT_VIOLATION,
          PEER_REFUSED,
          UNAVAILABLE ->
          kind.title() + ".";
    };
  }

  private static Finding unavailable(StoreException failure) {
    return Finding.of(ProblemKind.UNAVAILABLE, String.valueOf(failure.getMessage()));
  }

  private static Finding contract(ContractViolation violation) {
    List<FieldError> errors =
        violation.faults().stream().map(f -> new FieldError(f.path(), f.message())).toList();
    return new Finding(
        ProblemKind.CONTRACT_VIOLATION,
        "%s has %d fault(s).".formatted(violation.subject(), errors.size()),
        errors);
  }

  private static Finding malformed(StreamReadException failure) {
    return Finding.of(
        ProblemKind.MALFORMED_JSON,
        "The body stops being JSON at %s.".formatted(place(failure.getLocation())));
  }

  /** What failed names neither the place nor a rule that a caller knows. */
  private static Finding beyondLimits() {
    return Finding.of(
        ProblemKind.INVALID_REQUEST,
        "The body nests deeper, or has a longer text or number, than this service reads.");
  }

  private static Finding mismatched(MismatchedInputException failure) {
    String path =
        failure.getPath().stream().map(ProblemTable::step).collect(Collectors.joining("."));
    String message =
        "does not fit, expected %s, at %s"
            .formatted(
                failure.getTargetType() == null ? "JSON" : failure.getTargetType().getSimpleName(),
                place(failure.getLocation()));
    return new Finding(
        ProblemKind.INVALID_REQUEST,
        "The body does not have the expected form.",
        List.of(new FieldError(path, message)));
  }

  private static String step(JsonMappingException.Reference reference) {
    return reference.getFieldName() == null
        ? Integer.toString(reference.getIndex())
        : reference.getFieldName();
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? "an unknown place"
        : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static Finding invalid(ResteasyReactiveViolationException failure) {
    boolean ours =
        failure.getConstraintViolations().stream()
            .anyMatch(violation -> has(violation, ElementKind.RETURN_VALUE));
    if (ours) {
      return plain(ProblemKind.INTERNAL_ERROR);
    }
    List<FieldError> errors =
        failure.getConstraintViolations().stream()
            .map(v -> new FieldError(pathBelowMethod(v), v.getMessage()))
            .sorted(Comparator.comparing(FieldError::path))
            .toList();
    return new Finding(
        ProblemKind.INVALID_REQUEST, "%d rule(s) broken.".formatted(errors.size()), errors);
  }

  private static boolean has(ConstraintViolation<?> violation, ElementKind kind) {
    return nodes(violation).stream().anyMatch(node -> node.getKind() == kind);
  }

  private static String pathBelowMethod(ConstraintViolation<?> violation) {
    return nodes(violation).stream()
        .filter(node -> node.getKind() != ElementKind.METHOD)
        .map(node -> HUMP.matcher(node.toString()).replaceAll("_").toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("."));
  }

  private static List<Path.Node> nodes(ConstraintViolation<?> violation) {
    return StreamSupport.stream(violation.getPropertyPath().spliterator(), false).toList();
  }

  private static <T extends Throwable> Row<T> row(Class<T> type, Function<T, Finding> finding) {
    return new Row<>(type, finding);
  }

  private record Row<T extends Throwable>(Class<T> type, Function<T, Finding> finding) {
    Finding apply(Throwable failure) {
      return finding.apply(type.cast(failure));
    }
  }
}
