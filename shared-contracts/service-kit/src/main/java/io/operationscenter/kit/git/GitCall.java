package io.operationscenter.kit.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of git.
 *
 * @param operation what it is for, in words
 * @param repository whose data it works on; null = none
 * @param arguments subcommand and arguments
 * @param workTree files it works on; null = none
 * @param remote repository it talks to; null = none
 * @param input text for its standard input; null = closed
 * @param environment more variables
 */
record GitCall(
    String operation,
    @Nullable Repository repository,
    List<String> arguments,
    @Nullable Path workTree,
    @Nullable Remote remote,
    @Nullable String input,
    Map<String, String> environment) {

  static GitCall of(String operation, Repository repository, String... arguments) {
    return new GitCall(operation, repository, List.of(arguments), null, null, null, Map.of());
  }

  static GitCall without(String operation, Remote remote, String... arguments) {
    return new GitCall(operation, null, List.of(arguments), null, remote, null, Map.of());
  }

  GitCall on(Path files) {
    return new GitCall(operation, repository, arguments, files, remote, input, environment);
  }

  GitCall with(Remote other) {
    return new GitCall(operation, repository, arguments, workTree, other, input, environment);
  }

  GitCall fed(String text) {
    return new GitCall(operation, repository, arguments, workTree, remote, text, environment);
  }

  GitCall under(Map<String, String> variables) {
    return new GitCall(operation, repository, arguments, workTree, remote, input, variables);
  }
}
