package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitFailure.Kind;
import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.process.CapturedOutput;
import io.operationscenter.kit.process.Command;
import io.operationscenter.kit.process.Outcome;
import io.operationscenter.kit.process.Outcome.Cancelled;
import io.operationscenter.kit.process.Outcome.Exited;
import io.operationscenter.kit.process.Outcome.NotStarted;
import io.operationscenter.kit.process.Outcome.Signalled;
import io.operationscenter.kit.process.Outcome.TimedOut;
import io.operationscenter.kit.process.OutputBounds;
import io.operationscenter.kit.process.ProcessRunner;
import io.operationscenter.kit.process.TimeLimit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls git in an environment that only we determine; the operations are built on it. */
public final class Git {

  private static final OutputBounds WHOLE_ANSWER = new OutputBounds(64 << 20, 64 << 10);

  private final ProcessRunner runner;
  private final GitSettings settings;

  public Git(ProcessRunner runner, GitSettings settings) {
    requireUnicodeNames(System.getProperty("sun.jnu.encoding"));
    this.runner = runner;
    this.settings = settings;
  }

  /** In another locale Java would hand names outside ASCII to git as question marks. */
  static void requireUnicodeNames(@Nullable String encodingOfNames) {
    if (!"UTF-8".equalsIgnoreCase(encodingOfNames)) {
      throw new IllegalStateException(
          "git needs a locale whose file names are UTF-8, this one's are "
              + encodingOfNames
              + "; start with LC_ALL=C.UTF-8");
    }
  }

  /** What a call that ended by itself gave. */
  record Answer(int code, CapturedOutput stdout, String stderr) {

    String text() {
      return new String(stdout.bytes(), StandardCharsets.UTF_8);
    }
  }

  /** Runs a call that must end with exit code 0. */
  GitResult<Answer> call(GitCall call) {
    return attempt(call)
        .then(
            answer ->
                answer.code() == 0
                    ? new Done<>(answer)
                    : new Failed<>(
                        GitFailure.said(call.operation(), answer.stderr(), maskFor(call))));
  }

  /** Runs a call whose exit code means something to the caller. */
  GitResult<Answer> attempt(GitCall call) {
    return run(call, WHOLE_ANSWER)
        .then(
            answer ->
                answer.stdout().truncated()
                    ? failed(Kind.OTHER, call, "the answer is longer than 64 MiB")
                    : new Done<>(answer));
  }

  /** Runs a call of whose answer a part is enough; it must end with exit code 0. */
  GitResult<Answer> callForPart(GitCall call, OutputBounds bounds) {
    return run(call, bounds)
        .then(
            answer ->
                answer.code() == 0
                    ? new Done<>(answer)
                    : new Failed<>(
                        GitFailure.said(call.operation(), answer.stderr(), maskFor(call))));
  }

  private GitResult<Answer> run(GitCall call, OutputBounds bounds) {
    Outcome outcome = runner.run(command(call, bounds));
    return switch (outcome) {
      case Exited(int code, var report) ->
          new Done<>(new Answer(code, report.stdout(), report.stderr().text()));
      case Signalled _ -> failed(Kind.OTHER, call, "git " + outcome.inWords());
      case TimedOut _ -> failed(Kind.TIMED_OUT, call, "git " + outcome.inWords());
      case Cancelled _ -> failed(Kind.CANCELLED, call, "git " + outcome.inWords());
      case NotStarted _ -> failed(Kind.NOT_STARTED, call, "git " + outcome.inWords());
    };
  }

  /** Hides the credential of the call's remote besides the known shapes. */
  static SecretMask maskFor(GitCall call) {
    Remote remote = call.remote();
    GitCredential credential = remote == null ? null : remote.credential();
    return credential == null
        ? SecretMask.KNOWN_SHAPES
        : SecretMask.KNOWN_SHAPES.with(List.of(credential.secret()));
  }

  private Command command(GitCall call, OutputBounds bounds) {
    List<String> argv = new ArrayList<>(List.of(settings.program()));
    argv.addAll(call.arguments());
    Command command =
        Command.of(directory(call), argv)
            .withEnvironment(GitEnvironment.of(call, settings))
            .withTime(
                TimeLimit.of(
                    call.remote() == null ? settings.localLimit() : settings.transferLimit()))
            .withOutput(bounds)
            // Paths must come as they are; whatever leaves as text is masked on its way out.
            .withMask(SecretMask.NOTHING);
    String input = call.input();
    return input == null ? command : command.withInput(input);
  }

  private static Path directory(GitCall call) {
    return call.workTree() == null ? Path.of("/") : call.workTree();
  }

  private static <T> GitResult<T> failed(Kind kind, GitCall call, String words) {
    return new Failed<>(GitFailure.of(kind, call.operation(), words));
  }
}
