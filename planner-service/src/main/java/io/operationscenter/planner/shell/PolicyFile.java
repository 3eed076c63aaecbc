package io.operationscenter.planner.shell;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.kit.config.file.ConfigurationFault;
import io.operationscenter.kit.config.file.ConfigurationReading;
import io.operationscenter.kit.config.file.LoadedConfiguration;
import io.operationscenter.kit.config.file.OperatorConfigurationFile;
import io.operationscenter.kit.config.file.PolicyRules;
import io.operationscenter.kit.config.policy.PolicySection;
import io.operationscenter.kit.config.yaml.YamlDocument;
import io.operationscenter.kit.config.yaml.YamlReader;
import io.operationscenter.planner.shell.rest.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a policy is read from: an operator's file, or a file that holds the block alone. */
final class PolicyFile {

  private static final String KEY = "policy";

  @ArgGroup private Source source = new Source();

  /** One of both. */
  static final class Source {
    @Option(names = "--config", description = "The operator's file whose policy block is taken.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--policy", description = "File that holds a policy block alone.")
    private Optional<Path> policy = Optional.empty();
  }

  /** What came of reading it. */
  sealed interface Read {

    /**
     * It can be used.
     *
     * @param advice what is probably not meant
     */
    record Block(Path file, JsonNode policy, List<String> advice) implements Read {

      public Block {
        advice = List.copyOf(advice);
      }
    }

    /** It cannot, for each of these reasons. */
    record Faulty(Path file, List<String> faults) implements Read {

      public Faulty {
        faults = List.copyOf(faults);
      }

      String sentence() {
        return "%s has %d fault(s).".formatted(file, faults.size());
      }
    }
  }

  /** True when a file was named. */
  boolean named() {
    return source.config.isPresent() || source.policy.isPresent();
  }

  /** The named file, else that of the installation. */
  Read read(Installation installation) throws IOException {
    return source.policy.isPresent()
        ? block(source.policy.get())
        : operatorsFile(source.config.orElseGet(installation::file));
  }

  private static Read operatorsFile(Path file) {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("%s cannot be read".formatted(file));
    }
    return switch (new OperatorConfigurationFile(Installation.codec()).examine(file)) {
      case ConfigurationReading.Refused refused ->
          new Read.Faulty(
              file, refused.faults().stream().map(ConfigurationFault::toString).toList());
      case LoadedConfiguration loaded ->
          new Read.Block(
              file,
              Installation.codec().write(loaded.configuration().policy()),
              loaded.warnings().stream()
                  .filter(warning -> warning.path().startsWith(KEY + "."))
                  .map(ConfigurationFault::toString)
                  .toList());
    };
  }

  private static Read block(Path file) throws IOException {
    YamlDocument document = YamlReader.read(OperatorCommand.textOf("--policy", file));
    JsonNode tree = document.tree();
    List<String> faults = new ArrayList<>();
    document.faults().forEach(fault -> faults.add(fault.path() + ": " + fault.message()));
    if (tree == null || !tree.isObject()) {
      faults.add("it must be a mapping with repo_policies or default_policy");
      return new Read.Faulty(file, faults);
    }
    if (tree.has(KEY)) {
      faults.add(
          "policy: is a key of an operator's file, which --config names; here stands what is below it");
      return new Read.Faulty(file, faults);
    }
    ContractCodec codec = Installation.codec();
    codec.examine(PolicySection.class, tree).faults().stream()
        .map(Fault::toString)
        .forEach(faults::add);
    PolicyRules.brokenBy(tree, "").stream().map(Fault::toString).forEach(faults::add);
    return faults.isEmpty() ? new Read.Block(file, tree, List.of()) : new Read.Faulty(file, faults);
  }
}
