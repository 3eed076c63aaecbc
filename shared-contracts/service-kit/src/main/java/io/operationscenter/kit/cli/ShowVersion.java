package io.operationscenter.kit.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.operationscenter.contracts.api.About;
import io.operationscenter.kit.service.Build;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.kit.service.Service;
import jakarta.enterprise.inject.Vetoed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Prints which binary this is, from memory: neither Quarkus nor a JSON mapper is started for it.
 */
@Vetoed
@Command(name = "version", description = "Print which binary this is.")
final class ShowVersion implements Callable<Integer> {

  private final Service service;

  @Option(
      names = "--output",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  ShowVersion(Service service) {
    this.service = service;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, String> values = values(Build.CURRENT.about(service));
    switch (output) {
      case table -> values.forEach((name, value) -> out.printf("%-18s %s%n", name, value));
      case json -> out.println(json(values));
    }
    out.flush();
    return ExitCode.OK;
  }

  private static Map<String, String> values(About about) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("service", about.service());
    values.put("version", about.version());
    values.put("commit", about.commit());
    values.put("runtime", about.runtime());
    values.put("contracts_version", about.contractsVersion());
    return values;
  }

  private static String json(Map<String, String> values) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, String> value : values.entrySet()) {
        json.writeStringField(value.getKey(), value.getValue());
      }
      json.writeEndObject();
    }
    return text.toString();
  }
}
