package io.operationscenter.kit.about;

import io.operationscenter.kit.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Adds to the API description, at build time, what holds for every operation. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class DescribeApi implements OASFilter {

  private static final String PROBLEM = "Problem";
  private static final String SCHEME = "edge";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getComponents() == null) {
      api.setComponents(OASFactory.createComponents());
    }
    api.getComponents().addSchema(PROBLEM, problem());
    api.getComponents().addSchema("JsonNode", OASFactory.createSchema().description("any JSON"));
    api.getComponents().addSecurityScheme(SCHEME, bearer());
    api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SCHEME));
  }

  @Override
  public Operation filterOperation(Operation operation) {
    if (operation.getResponses() == null) {
      operation.setResponses(OASFactory.createAPIResponses());
    }
    operation.getResponses().addAPIResponse("default", refusal());
    return operation;
  }

  private static APIResponse refusal() {
    Schema reference = OASFactory.createSchema().ref(PROBLEM);
    return OASFactory.createAPIResponse()
        .description("Any refusal or failure")
        .content(
            OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(reference)));
  }

  private static SecurityScheme bearer() {
    return OASFactory.createSecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("bearer")
        .description("Token of an edge");
  }

  private static Schema problem() {
    Schema error =
        object().addProperty("path", text("dotted path")).addProperty("message", text("the rule"));
    return object()
        .description("RFC 9457 problem")
        .addProperty("type", text("urn:operations-center:problem:<slug>"))
        .addProperty("title", text("the kind in words"))
        .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("detail", text("what happened this time"))
        .addProperty("instance", text("path of the request"))
        .addProperty(
            "errors", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(error))
        .addProperty("correlation_id", text("finds the request in the logs"))
        .required(List.of("type", "title", "status", "detail", "instance", "errors"));
  }

  private static Schema object() {
    return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
  }
}
