package io.operationscenter.execution.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Real files whose names, links and second names want to pass for others. */
final class TreeOfTricks {

  private static final List<String> PLAIN =
      List.of(
          "src",
          "a",
          "lib",
          "b.py",
          ".ssh",
          "id_rsa",
          ".env",
          "prod.env",
          "secrets",
          "config",
          "migrations",
          "1.py",
          ".github",
          "workflows",
          "ci.yml",
          "Dockerfile",
          "gr\u00f6\u00dfe",
          "\u00c5ngstr\u00f6m",
          "docker-compose.yml",
          ".gnupg",
          "secrets.yml",
          ".git~1");

  private static final List<String> ODD =
      List.of(
          "...",
          ".. ",
          "..x",
          "\u2025",
          "\uff0e\uff0e",
          "%2e%2e",
          "%2f",
          "~",
          "*",
          "[a]",
          "{a,b}",
          "-r",
          "\u212a",
          "a\u200d",
          "\ud83d\ude00",
          "a\nb",
          "'",
          "$HOME",
          ".\u200b.",
          "CON");

  private static final int DIRECTORIES = 150;
  private static final int FILES = 600;
  private static final int LINKS = 80;
  private static final int SECOND_NAMES = 60;

  private final Random random;
  private final Path root;
  private final List<String> directories = new ArrayList<>(List.of(""));
  private final List<String> names = new ArrayList<>();
  private final List<String> links = new ArrayList<>();
  private final Map<String, List<String>> sameFile = new HashMap<>();

  TreeOfTricks(Path folder, Random random) throws IOException {
    this.random = random;
    Path outside = Files.createDirectories(folder.resolve("outside/.ssh"));
    Files.writeString(outside.resolve("id_rsa"), "theirs");
    this.root = Files.createDirectory(folder.resolve("tree")).toRealPath();
    for (int i = 0; i < DIRECTORIES; i++) {
      String name = free(3);
      Files.createDirectory(root.resolve(name));
      directories.add(name);
    }
    for (int i = 0; i < FILES; i++) {
      String name = free(4);
      Files.writeString(root.resolve(name), name);
      names.add(name);
      sameFile.put(name, List.of(name));
    }
    links(outside);
    secondNames();
  }

  private String free(int deepest) {
    while (true) {
      String in = any(directories);
      String name = in + (in.isEmpty() ? "" : "/") + segment();
      if (name.split("/", -1).length <= deepest
          && !Files.exists(root.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        return name;
      }
    }
  }

  private void links(Path outside) throws IOException {
    for (int i = 0; i < LINKS; i++) {
      String name = free(4);
      String up = "../".repeat(name.split("/", -1).length - 1);
      String target =
          switch (random.nextInt(8)) {
            case 0 -> "..";
            case 1 -> "../..";
            case 2 -> outside.toString();
            case 3 -> up + "../outside";
            case 4 -> name.substring(name.lastIndexOf('/') + 1);
            case 5 -> root + "/" + any(names);
            case 6 -> up + any(names);
            default -> up + any(directories);
          };
      Files.createSymbolicLink(root.resolve(name), Path.of(target.isEmpty() ? "." : target));
      links.add(name);
    }
  }

  /** What is written to one name of such a file changes the others. */
  private void secondNames() throws IOException {
    for (int i = 0; i < SECOND_NAMES; i++) {
      String first = any(names);
      String second = free(4);
      Files.createLink(root.resolve(second), root.resolve(first));
      List<String> all = new ArrayList<>(sameFile.get(first));
      all.add(second);
      all.forEach(name -> sameFile.put(name, List.copyOf(all)));
    }
  }

  /** Where the kernel ends up; the last name need not be there yet. */
  Optional<Path> real(String path) {
    Path asked = root.resolve(path);
    try {
      return Optional.of(asked.toRealPath());
    } catch (NoSuchFileException _) {
      return toBeMade(asked);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Optional<Path> toBeMade(Path asked) {
    String last = String.valueOf(asked.getFileName());
    if (last.equals("..") || last.equals(".") || Files.isSymbolicLink(asked)) {
      return Optional.empty();
    }
    try {
      return Optional.of(asked.resolveSibling("").toRealPath().resolve(last));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  boolean holds(Path real) {
    return real.startsWith(root);
  }

  /** Its name from the root; empty for the root. */
  String name(Path inside) {
    return root.relativize(inside).toString();
  }

  /** Every name under which a file of the tree is to be found. */
  List<String> namesOfSameFile(String name) {
    return sameFile.getOrDefault(name, List.of(name));
  }

  /** Where a path leads when nothing on disk is looked at; empty when out of the tree. */
  Optional<String> written(String path) {
    Path plain = root.resolve(path).normalize();
    return holds(plain) ? Optional.of(name(plain)) : Optional.empty();
  }

  /** A path, most often to something that is there, spelled in a way to deceive. */
  String spelling() {
    List<String> segments = new ArrayList<>();
    int which = random.nextInt(10);
    if (which < 8) {
      List<String> there = which < 2 ? links : which < 5 ? directories : names;
      segments.addAll(List.of(any(there).split("/", -1)));
    }
    while (segments.isEmpty() || random.nextInt(4) == 0) {
      segments.add(segment());
    }
    for (int tricks = random.nextInt(4); tricks > 0; tricks--) {
      trick(segments);
    }
    String path = String.join("/", segments);
    return switch (random.nextInt(20)) {
      case 0 -> path + "/";
      case 1 -> "./" + path;
      case 2 -> "/" + path;
      case 3 -> path.replace('/', '\\');
      case 4 -> "../" + path;
      default -> path.isEmpty() ? "." : path;
    };
  }

  private void trick(List<String> segments) {
    int at = random.nextInt(segments.size());
    String here = segments.get(at);
    switch (random.nextInt(9)) {
      case 0 -> segments.add(at, ".");
      case 1 -> segments.add(at, "");
      case 2 -> segments.addAll(at, List.of(segment(), ".."));
      case 3 -> segments.addAll(at, List.of(any(directories), ".."));
      case 4 -> segments.add(at, "..");
      default -> segments.set(at, disguised(here));
    }
  }

  private String segment() {
    return switch (random.nextInt(10)) {
      case 0 -> any(ODD);
      case 1, 2 -> disguised(any(PLAIN));
      default -> any(PLAIN);
    };
  }

  private String disguised(String name) {
    return switch (random.nextInt(6)) {
      case 0 -> name.toUpperCase(Locale.ROOT);
      case 1 -> Normalizer.normalize(name, Normalizer.Form.NFD);
      case 2 -> Normalizer.normalize(name, Normalizer.Form.NFKC);
      case 3 -> name + ".";
      case 4 -> name + " ";
      default -> name + "::$DATA";
    };
  }

  private String any(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
