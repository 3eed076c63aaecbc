package io.operationscenter.kit.config.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.contracts.codec.Reading;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.yaml.Position;
import io.operationscenter.kit.config.yaml.YamlDocument;
import io.operationscenter.kit.config.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the operator's YAML file and reports everything wrong with it at once (spec 07 §1). */
public final class OperatorConfigurationFile {

  private static final Pattern WORD_FOR_FLAG =
      Pattern.compile("must be a boolean, got \"(?:yes|no|on|off)\"", Pattern.CASE_INSENSITIVE);
  private static final Comparator<ConfigurationFault> IN_ORDER =
      Comparator.comparing(
          ConfigurationFault::position,
          Comparator.nullsFirst(
              Comparator.comparingInt(Position::line).thenComparingInt(Position::column)));

  private final ContractCodec codec;

  /**
   * @param codec reads the records; no key of the file takes its ids or time
   */
  public OperatorConfigurationFile(ContractCodec codec) {
    this.codec = codec;
  }

  /**
   * The configuration in a file.
   *
   * @throws ConfigurationRejected with every fault
   */
  public LoadedConfiguration load(Path file) {
    return switch (examine(file)) {
      case LoadedConfiguration loaded -> loaded;
      case ConfigurationReading.Refused refused ->
          throw new ConfigurationRejected(file.toString(), refused.faults());
    };
  }

  /** The configuration in a file, or every fault. */
  public ConfigurationReading examine(Path file) {
    return examine(file, FileText.of(file));
  }

  ConfigurationReading examine(Path file, FileText content) {
    if (content.text() == null) {
      return new ConfigurationReading.Refused(
          content.fault() == null ? List.of() : List.of(content.fault()));
    }
    YamlDocument document = YamlReader.read(content.text());
    JsonNode tree = document.tree();
    if (tree == null || !tree.isObject()) {
      return new ConfigurationReading.Refused(unusable(document));
    }
    Reading<OperatorConfiguration> reading = codec.examine(OperatorConfiguration.class, tree);
    Set<String> unreadable = new HashSet<>();
    List<ConfigurationFault> faults = new ArrayList<>(textFaults(document));
    faults.forEach(fault -> unreadable.add(fault.path()));
    List<ConfigurationFault> warnings = new ArrayList<>();
    boolean lenient = tree.path("config").path("lenient").asBoolean(false);
    List<Fault> found = new ArrayList<>(reading.faults());
    found.addAll(DocumentRules.brokenBy(tree));
    for (Fault fault : found) {
      if (lenient && onlyUnknown(fault)) {
        warnings.add(located(fault, document));
      } else if (!unreadable.contains(fault.path())) {
        faults.add(located(fault, document));
      }
    }
    OperatorConfiguration configuration = reading.value();
    if (configuration == null || !faults.isEmpty()) {
      faults.sort(IN_ORDER);
      return new ConfigurationReading.Refused(List.copyOf(faults));
    }
    Advice.on(configuration).forEach(fault -> warnings.add(located(fault, document)));
    warnings.sort(IN_ORDER);
    return new LoadedConfiguration(
        configuration, ConfigurationDigest.of(configuration, codec), List.copyOf(warnings), file);
  }

  /** The switch itself is never looked at leniently, so a slip in its name cannot hide. */
  private static boolean onlyUnknown(Fault fault) {
    return fault.kind() == Fault.Kind.UNKNOWN_MEMBER && !fault.path().startsWith("config.");
  }

  private static List<ConfigurationFault> unusable(YamlDocument document) {
    if (!document.faults().isEmpty()) {
      return textFaults(document);
    }
    return List.of(
        new ConfigurationFault(
            "",
            null,
            document.tree() == null
                ? "holds no settings; the example file shows every key"
                : "must be a mapping of keys at the top level"));
  }

  private static List<ConfigurationFault> textFaults(YamlDocument document) {
    return document.faults().stream()
        .map(fault -> new ConfigurationFault(fault.path(), fault.position(), fault.message()))
        .toList();
  }

  private static ConfigurationFault located(Fault fault, YamlDocument document) {
    String hint = WORD_FOR_FLAG.matcher(fault.message()).matches() ? "; write true or false" : "";
    return new ConfigurationFault(
        fault.path(), document.positionOf(fault.path()), fault.message() + hint);
  }
}
