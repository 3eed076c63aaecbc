package io.operationscenter.kit.about;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.problem.Problem;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.junit.jupiter.api.Test;

class DescribeApiTest {

  private final DescribeApi describe = new DescribeApi();

  @Test
  void everyApiHasTheProblemSchemaAndTheCredential() {
    OpenAPI api = OASFactory.createOpenAPI();

    describe.filterOpenAPI(api);

    Schema problem = api.getComponents().getSchemas().get("Problem");
    assertThat(problem.getProperties()).containsOnlyKeys(membersOfProblem());
    assertThat(api.getComponents().getSecuritySchemes().get("edge").getScheme())
        .isEqualTo("bearer");
    assertThat(api.getSecurity()).singleElement().matches(need -> need.hasScheme("edge"));
  }

  private static String[] membersOfProblem() {
    return Arrays.stream(Problem.class.getRecordComponents())
        .map(
            component ->
                component.getName().equals("correlationId")
                    ? "correlation_id"
                    : component.getName())
        .toArray(String[]::new);
  }

  @Test
  void everyOperationMayAnswerWithAProblem() {
    Operation operation = describe.filterOperation(OASFactory.createOperation());

    assertThat(operation.getResponses().getAPIResponse("default").getContent().getMediaTypes())
        .containsOnlyKeys("application/problem+json");
  }
}
