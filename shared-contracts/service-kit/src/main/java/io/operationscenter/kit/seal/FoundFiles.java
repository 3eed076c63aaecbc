package io.operationscenter.kit.seal;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What lies where a run was sealed.
 *
 * @param digests SHA-256 of every regular file by its name, without those that describe the rest
 * @param strange names of what is no regular file: links, devices, sockets
 * @param empty names of folders with nothing in them
 * @param unreadable what cannot be read, by its name, and why
 * @param seal text of {@code seal.json}
 * @param pruned text of {@code pruned.json}
 */
public record FoundFiles(
    SortedMap<String, String> digests,
    List<String> strange,
    List<String> empty,
    SortedMap<String, String> unreadable,
    Optional<String> seal,
    Optional<String> pruned) {

  /** Names the file of the seal itself. */
  public static final String SEAL = "seal.json";

  /** Names the file that tells what retention removed. */
  public static final String PRUNED = "pruned.json";

  /** How the name of a folder begins that is being written or removed. */
  public static final String UNFINISHED = ".unfinished-";

  /** Copies what is mutable. */
  public FoundFiles {
    digests = new TreeMap<>(digests);
    strange = List.copyOf(strange);
    empty = List.copyOf(empty);
    unreadable = new TreeMap<>(unreadable);
  }
}
