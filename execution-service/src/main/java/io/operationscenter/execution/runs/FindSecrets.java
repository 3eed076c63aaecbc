package io.operationscenter.execution.runs;

import io.operationscenter.execution.workspaces.TreeDiff;
import io.operationscenter.kit.git.FileChange;
import io.operationscenter.kit.masking.SecretMask;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds secrets in what a difference adds, names included (design §8, rule {@value #RULE}). */
final class FindSecrets {

  /** The rule a finding breaks. */
  static final String RULE = "content.secret";

  private static final String NUL = "\0";

  private FindSecrets() {}

  /**
   * Files whose name, or what was added to them, looks like a secret; those with such a name first,
   * then in the order of the diff. What is hidden is hidden in the names too.
   */
  static List<String> in(TreeDiff diff, SecretMask mask) {
    Set<String> found = new LinkedHashSet<>();
    diff.changes().stream()
        .map(FileChange::path)
        .filter(path -> looksLikeOne(path, mask))
        .map(mask::mask)
        .forEach(found::add);
    AddedLines.of(diff.searched())
        .forEach(
            (file, added) -> {
              if (looksLikeOne(added, mask)) {
                found.add(mask.mask(file));
              }
            });
    return List.copyOf(found);
  }

  /** In text of two bytes a character every other byte of a token is NUL. */
  private static boolean looksLikeOne(String text, SecretMask mask) {
    String narrow = text.contains(NUL) ? text.replace(NUL, "") : text;
    return !mask.mask(text).equals(text) || !mask.mask(narrow).equals(narrow);
  }
}
