package io.operationscenter.execution.evidence;

import io.operationscenter.kit.seal.MakeSeal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Evidence as it will lie on disk, byte by byte, before its place in the chain is known.
 *
 * @param place of the folder, relative to execution's root
 * @param files masked, by name
 * @param content their digests, by link
 */
public record PreparedEvidence(
    String place, SortedMap<String, byte[]> files, MakeSeal.Content content) {

  /** Copies the map. */
  public PreparedEvidence {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }
}
