package io.operationscenter.execution.evidence;

import io.operationscenter.kit.seal.CommandLogs;
import io.operationscenter.kit.seal.Digests;
import io.operationscenter.kit.seal.FoundFiles;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Copies of sealed folders in the store, so that every replica serves the evidence of all (design
 * §5). They are kept on PostgreSQL; on SQLite there are no replicas.
 *
 * <p>Content is text on both databases: the file, compressed, in Base64.
 */
@Singleton
final class SealedCopies {

  private final Store store;

  SealedCopies(Store store) {
    this.store = store;
  }

  /** True where replicas share the store. */
  boolean areKept() {
    return store.kind() == StoreKind.POSTGRESQL;
  }

  /** Keeps a whole folder, in place of what is there. */
  void keep(String place, Map<String, byte[]> files) {
    store.write(
        tx -> {
          remove(tx, place);
          files.forEach(
              (name, bytes) ->
                  tx.update(
                      "insert into sealed_file (place, name, content) values (?, ?, ?)",
                      place,
                      name,
                      pack(bytes)));
          return files.size();
        });
  }

  /** Removes a whole folder. */
  void remove(Transaction tx, String place) {
    tx.update("delete from sealed_file where place = ?", place);
  }

  /** Removes the command logs of a folder. */
  void removeLogs(Transaction tx, String place) {
    tx
        .query("select name from sealed_file where place = ?", place)
        .list(row -> row.text("name"))
        .stream()
        .filter(CommandLogs::include)
        .forEach(
            name -> tx.update("delete from sealed_file where place = ? and name = ?", place, name));
  }

  /** Names of the files of a folder, sorted; empty when there is no copy of it. */
  List<String> names(String place) {
    return store.read(
        tx ->
            tx
                .query("select name from sealed_file where place = ?", place)
                .list(row -> row.text("name"))
                .stream()
                .sorted()
                .toList());
  }

  Optional<byte[]> read(String place, String name) {
    return store.read(tx -> read(tx, place, name));
  }

  Optional<byte[]> read(Transaction tx, String place, String name) {
    return tx.query("select content from sealed_file where place = ? and name = ?", place, name)
        .first(row -> row.text("content"))
        .map(SealedCopies::unpack);
  }

  /** What a check has to know of a copy. */
  FoundFiles found(String place) {
    return store.read(
        tx -> {
          SortedMap<String, String> digests = new TreeMap<>();
          SortedMap<String, String> unreadable = new TreeMap<>();
          Map<String, String> texts = new HashMap<>();
          var _ =
              tx.query("select name, content from sealed_file where place = ?", place)
                  .list(
                      row -> {
                        String name = row.text("name");
                        try {
                          byte[] bytes = unpack(row.text("content"));
                          return name.equals(FoundFiles.SEAL)
                              ? texts.put(name, new String(bytes, StandardCharsets.UTF_8))
                              : digests.put(name, Digests.of(bytes));
                        } catch (EvidenceNotStored e) {
                          return unreadable.put(name, String.valueOf(e.getMessage()));
                        }
                      });
          return new FoundFiles(
              digests,
              List.of(),
              List.of(),
              unreadable,
              Optional.ofNullable(texts.get(FoundFiles.SEAL)),
              Optional.empty());
        });
  }

  private static String pack(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }

  private static byte[] unpack(String content) {
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(content)))) {
      return gzip.readAllBytes();
    } catch (IOException | IllegalArgumentException e) {
      throw new EvidenceNotStored("a copy of evidence in the store is damaged: " + e, e);
    }
  }
}
