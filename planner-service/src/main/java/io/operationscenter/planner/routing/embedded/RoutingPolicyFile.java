package io.operationscenter.planner.routing.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.contracts.codec.Reading;
import io.operationscenter.kit.config.yaml.Position;
import io.operationscenter.kit.config.yaml.YamlDocument;
import io.operationscenter.kit.config.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads policies from YAML (spec 02 §8.3). Unknown keys are ignored, as SwitchBoard does. */
public final class RoutingPolicyFile {

  private static final long MOST_BYTES = 1L << 20;

  private final ContractCodec codec;

  /**
   * @param codec reads the records
   */
  public RoutingPolicyFile(ContractCodec codec) {
    this.codec = codec;
  }

  /**
   * The policy in a file; empty when there is no such file.
   *
   * @throws InvalidRoutingPolicy when it cannot be read or breaks a rule
   */
  public Optional<RoutingPolicy> read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new InvalidRoutingPolicy(file + " is larger than " + MOST_BYTES + " bytes");
      }
      return Optional.of(parse(file.toString(), Files.readString(file)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (CharacterCodingException e) {
      throw new InvalidRoutingPolicy(file + " is no UTF-8 text");
    } catch (IOException e) {
      throw new InvalidRoutingPolicy(file + " cannot be read: " + e.getMessage());
    }
  }

  /** The policy in a text; an empty one is a policy without rules. */
  public RoutingPolicy parse(String name, String yaml) {
    YamlDocument document = YamlReader.read(yaml);
    if (!document.faults().isEmpty()) {
      throw invalid(
          name,
          document.faults().stream()
              .map(fault -> place(fault.position()) + named(fault.path()) + fault.message())
              .toList());
    }
    JsonNode tree = document.tree();
    JsonNode policy = tree == null || tree.isNull() ? JsonNodeFactory.instance.objectNode() : tree;
    Reading<RoutingPolicy> reading = codec.examine(RoutingPolicy.class, policy);
    if (reading.value() == null) {
      throw invalid(
          name, reading.faults().stream().map(fault -> sentence(fault, document)).toList());
    }
    return reading.value();
  }

  private static String sentence(Fault fault, YamlDocument document) {
    return place(document.positionOf(fault.path())) + named(fault.path()) + fault.message();
  }

  private static String place(@Nullable Position position) {
    return position == null ? "" : position + " ";
  }

  private static String named(String path) {
    return path.isEmpty() ? "" : path + ": ";
  }

  private static InvalidRoutingPolicy invalid(String name, List<String> faults) {
    return new InvalidRoutingPolicy(
        "The routing policy %s has %d fault(s): %s"
            .formatted(name, faults.size(), faults.stream().collect(Collectors.joining("; "))));
  }
}
