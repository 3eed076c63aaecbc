package io.operationscenter.kit.config.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.contracts.codec.NearestName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rules between sections. They look at the document, not at the records, so that they are reported
 * together with values of a wrong type anywhere else.
 */
final class DocumentRules {

  private static final Set<String> EFFORTS_OF_PROFILES = Set.of("low", "medium", "high");

  private final JsonNode document;
  private final Set<String> repositories = new TreeSet<>();
  private final List<Fault> faults = new ArrayList<>();

  private DocumentRules(JsonNode document) {
    this.document = document;
    document.path("repos").fieldNames().forEachRemaining(repositories::add);
  }

  static List<Fault> brokenBy(JsonNode document) {
    DocumentRules rules = new DocumentRules(document);
    rules.repositoryKeys();
    rules.references();
    rules.effort();
    rules.faults.addAll(PolicyRules.brokenBy(document.path("policy"), "policy."));
    return rules.faults;
  }

  /** Labels name repositories in any case (spec 07 §2.1). */
  private void repositoryKeys() {
    Map<String, String> byLabel = new HashMap<>();
    for (String key : repositories) {
      String other = byLabel.putIfAbsent(key.strip().toLowerCase(Locale.ROOT), key);
      if (key.isBlank() || !key.equals(key.strip())) {
        fault("repos." + key, "must not be blank or have space around it");
      } else if (other != null) {
        fault("repos." + key, "must differ from " + other + " in more than case: labels name both");
      }
    }
  }

  private void references() {
    reference("self_repo_key", document.path("self_repo_key"));
    JsonNode ingest = document.path("error_ingest");
    if (!ingest.path("default_repo_key").asText().isEmpty()) {
      reference("error_ingest.default_repo_key", ingest.path("default_repo_key"));
    }
    int i = 0;
    for (JsonNode source : ingest.path("log_sources")) {
      reference("error_ingest.log_sources." + i++ + ".repo_key", source.path("repo_key"));
    }
  }

  private void reference(String path, JsonNode key) {
    if (key.isTextual() && !key.textValue().isBlank() && !repositories.contains(key.textValue())) {
      fault(path, unknownRepository(key.textValue(), repositories));
    }
  }

  private void effort() {
    JsonNode effort = document.path("kodo").path("effort");
    if (effort.isTextual() && EFFORTS_OF_PROFILES.contains(effort.textValue())) {
      fault("kodo.effort", "must be one of minimal, standard, thorough, got " + effort);
    }
  }

  private void fault(String path, String message) {
    faults.add(new Fault(path, Fault.Kind.CONSISTENCY, message));
  }

  static String unknownRepository(String key, Set<String> repositories) {
    String hint =
        NearestName.of(key, repositories).map(near -> "; did you mean " + near + "?").orElse("");
    return "must be a key of repos, got \"" + key + "\"" + hint;
  }
}
