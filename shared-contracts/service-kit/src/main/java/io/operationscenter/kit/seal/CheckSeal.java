package io.operationscenter.kit.seal;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealFault;
import io.operationscenter.contracts.evidence.SealLink;
import io.operationscenter.contracts.evidence.SealedFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares files with the seal that lies beside them. A digest that is given in the seal is
 * believed only as far as what it is made of; so a change is found where it was made, and does not
 * spoil the links behind it.
 */
public final class CheckSeal {

  private final ContractCodec codec;
  private final String anchor;

  /**
   * @param anchor where the files lie, for the faults
   */
  public CheckSeal(ContractCodec codec, String anchor) {
    this.codec = codec;
    this.anchor = anchor;
  }

  /** Everything that can be said without looking elsewhere. */
  public SealCheck of(FoundFiles found) {
    List<SealFault> faults = new ArrayList<>();
    Stream.of(FoundFiles.SEAL, FoundFiles.PRUNED)
        .filter(name -> found.unreadable().containsKey(name))
        .forEach(name -> faults.add(unreadable(name, found)));
    Optional<PrunedFiles> pruned =
        found.pruned().flatMap(text -> read(PrunedFiles.class, FoundFiles.PRUNED, text, faults));
    Optional<Seal> seal =
        found.seal().flatMap(text -> read(Seal.class, FoundFiles.SEAL, text, faults));
    seal.ifPresent(
        given -> {
          faults.addAll(chain(given));
          faults.addAll(files(given, found, pruned));
          pruned.ifPresent(told -> neverRemoved(given, told).forEach(faults::add));
        });
    return new SealCheck(seal, faults, pruned);
  }

  /** What is wrong with a seal by itself. */
  public List<SealFault> chain(Seal seal) {
    if (seal.version() != MakeSeal.VERSION) {
      return List.of(
          inSeal(
              "version must be %d, the only one that this program knows, it is %d"
                  .formatted(MakeSeal.VERSION, seal.version())));
    }
    List<SealFault> faults = new ArrayList<>();
    if ((seal.number() == 1) != (seal.previous() == null)) {
      faults.add(
          inSeal(
              "previous must be absent in number 1 alone, number %d has %s"
                  .formatted(seal.number(), seal.previous())));
    }
    if (!seal.opening().equals(Digests.opening(seal))) {
      faults.add(
          inSeal(
              "opening must follow from version, run_id, ticket_id, number and previous, which give"
                  + " %s; it is %s".formatted(Digests.opening(seal), seal.opening())));
    }
    List<String> names = seal.links().stream().map(SealLink::name).toList();
    List<String> expected = Arrays.stream(SealedPart.values()).map(SealedPart::wire).toList();
    if (!names.equals(expected)) {
      faults.add(inSeal("links must be %s, they are %s".formatted(expected, names)));
    }
    String before = seal.opening();
    for (SealLink link : seal.links()) {
      String digest = Digests.link(before, link.name(), link.files());
      if (!digest.equals(link.digest())) {
        faults.add(
            new SealFault(
                anchor,
                link.name(),
                FoundFiles.SEAL,
                "digest must follow from the link before and the files, which give %s; it is %s"
                    .formatted(digest, link.digest())));
      }
      before = link.digest();
    }
    if (!seal.head().equals(before)) {
      faults.add(
          inSeal(
              "head must be the last link's digest %s, it is %s".formatted(before, seal.head())));
    }
    return faults;
  }

  /**
   * What is wrong with files under a seal, which need not be the one that lies beside them.
   *
   * @param pruned command logs that retention removed
   */
  public List<SealFault> files(Seal seal, FoundFiles found, Optional<PrunedFiles> pruned) {
    List<SealFault> faults = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (SealLink link : seal.links()) {
      for (SealedFile file : link.files()) {
        String why = named.add(file.name()) ? why(file, found, pruned) : "is named twice";
        if (why != null) {
          faults.add(new SealFault(anchor, link.name(), file.name(), why));
        }
      }
    }
    found.digests().keySet().stream()
        .filter(name -> !named.contains(name))
        .forEach(
            name -> faults.add(new SealFault(anchor, null, name, "lies here and is in no link")));
    found.strange().stream()
        .filter(name -> !named.contains(name))
        .forEach(
            name ->
                faults.add(new SealFault(anchor, null, name, "is no regular file and in no link")));
    found.unreadable().keySet().stream()
        .filter(name -> !named.contains(name))
        .filter(name -> !name.equals(FoundFiles.SEAL) && !name.equals(FoundFiles.PRUNED))
        .forEach(name -> faults.add(unreadable(name, found)));
    // Where retention took all logs of a folder, the folder stays.
    found.empty().stream()
        .filter(name -> named.stream().noneMatch(file -> file.startsWith(name + "/")))
        .forEach(
            name -> faults.add(new SealFault(anchor, null, name, "is an empty folder of no link")));
    return faults;
  }

  private static @Nullable String why(
      SealedFile file, FoundFiles found, Optional<PrunedFiles> pruned) {
    String digest = found.digests().get(file.name());
    if (digest != null) {
      return digest.equals(file.sha256())
          ? null
          : "has SHA-256 %s, sealed was %s".formatted(digest, file.sha256());
    }
    String unreadable = found.unreadable().get(file.name());
    if (unreadable != null) {
      return unreadable(unreadable);
    }
    if (found.strange().contains(file.name())) {
      return "is no regular file";
    }
    boolean removed =
        CommandLogs.include(file.name())
            && pruned.filter(those -> those.files().contains(file.name())).isPresent();
    return removed ? null : "is missing";
  }

  private Stream<SealFault> neverRemoved(Seal seal, PrunedFiles told) {
    Set<String> logs =
        seal.links().stream()
            .flatMap(link -> link.files().stream())
            .map(SealedFile::name)
            .filter(CommandLogs::include)
            .collect(Collectors.toSet());
    return told.files().stream()
        .filter(name -> !logs.contains(name))
        .map(
            name ->
                new SealFault(
                    anchor,
                    null,
                    FoundFiles.PRUNED,
                    "names %s, but retention removes single files only of command logs"
                        .formatted(name)));
  }

  private SealFault unreadable(String name, FoundFiles found) {
    return new SealFault(
        anchor, null, name, unreadable(String.valueOf(found.unreadable().get(name))));
  }

  private static String unreadable(String why) {
    return "cannot be read: " + why;
  }

  /** Only the one form in which we write it is taken, so no byte of it is free. */
  private <T> Optional<T> read(Class<T> type, String name, String text, List<SealFault> faults) {
    try {
      T record = codec.read(type, text);
      if (!codec.pretty(record).equals(text)) {
        faults.add(
            new SealFault(
                anchor, null, name, "has the right members, but was not written by the service"));
      }
      return Optional.of(record);
    } catch (ContractViolation e) {
      faults.add(new SealFault(anchor, null, name, Objects.requireNonNull(e.getMessage())));
      return Optional.empty();
    }
  }

  private SealFault inSeal(String message) {
    return new SealFault(anchor, null, FoundFiles.SEAL, message);
  }
}
