package io.operationscenter.kit.git;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment that makes git independent of every configuration file of the machine, of the
 * work tree and of its owner (design §6). All of it goes by variables, nothing by the command line.
 */
final class GitEnvironment {

  private static final String USERNAME = "OPERATIONS_CENTER_GIT_USERNAME";
  private static final String PASSWORD = "OPERATIONS_CENTER_GIT_PASSWORD";

  /** Answers git's question for a credential from the environment; holds no secret itself. */
  private static final String HELPER =
      "!f() { test \"$1\" = get && printf 'username=%s\\npassword=%s\\n' \"$"
          + USERNAME
          + "\" \"$"
          + PASSWORD
          + "\"; }; f";

  private static final Map<String, String> CONFIGURATION =
      Map.ofEntries(
          Map.entry("advice.detachedHead", "false"),
          Map.entry("commit.gpgSign", "false"),
          Map.entry("core.askPass", ""),
          Map.entry("core.attributesFile", "/dev/null"),
          Map.entry("core.autocrlf", "false"),
          Map.entry("core.excludesFile", "/dev/null"),
          Map.entry("core.fileMode", "true"),
          // How long git itself waits for another git to release a lock, in milliseconds.
          Map.entry("core.filesRefLockTimeout", "5000"),
          Map.entry("core.fsmonitor", "false"),
          Map.entry("core.hooksPath", "/dev/null"),
          Map.entry("core.packedRefsTimeout", "10000"),
          Map.entry("core.quotePath", "false"),
          Map.entry("core.symlinks", "true"),
          Map.entry("core.untrackedCache", "false"),
          Map.entry("credential.helper", ""),
          Map.entry("diff.ignoreSubmodules", "all"),
          Map.entry("fetch.recurseSubmodules", "false"),
          Map.entry("gc.auto", "0"),
          // What IndexFile reads.
          Map.entry("index.version", "2"),
          Map.entry("init.defaultBranch", "main"),
          Map.entry("init.templateDir", ""),
          Map.entry("maintenance.auto", "false"),
          Map.entry("protocol.ext.allow", "never"),
          Map.entry("push.gpgSign", "false"),
          Map.entry("push.recurseSubmodules", "no"),
          Map.entry("submodule.recurse", "false"));

  private GitEnvironment() {}

  static Map<String, String> of(GitCall call, GitSettings settings) {
    Map<String, String> variables = new HashMap<>(settings.environment());
    variables.put("LC_ALL", "C");
    variables.put("HOME", "/nonexistent");
    variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
    variables.put("GIT_CONFIG_NOSYSTEM", "1");
    variables.put("GIT_ATTR_NOSYSTEM", "1");
    variables.put("GIT_NO_REPLACE_OBJECTS", "1");
    variables.put("GIT_OPTIONAL_LOCKS", "0");
    variables.put("GIT_TERMINAL_PROMPT", "0");
    variables.put("GIT_ALLOW_PROTOCOL", "file:http:https:ssh");
    variables.put("GIT_SSH_COMMAND", settings.sshCommand());
    variables.putAll(call.environment());
    Map<String, String> configuration = new LinkedHashMap<>(CONFIGURATION);
    Repository repository = call.repository();
    if (repository != null) {
      variables.put("GIT_DIR", repository.directory().toString());
      variables.putIfAbsent("GIT_INDEX_FILE", repository.index().toString());
    }
    if (call.workTree() != null) {
      variables.put("GIT_WORK_TREE", call.workTree().toString());
      configuration.put("safe.directory", call.workTree().toString());
    }
    if (call.remote() != null) {
      addCredential(call.remote(), variables, configuration);
    }
    addConfiguration(configuration, variables);
    return variables;
  }

  private static void addCredential(
      Remote remote, Map<String, String> variables, Map<String, String> configuration) {
    GitCredential credential = remote.credential();
    String scope = remote.url().credentialScope();
    if (credential != null && scope != null) {
      variables.put(USERNAME, credential.username());
      variables.put(PASSWORD, credential.secret());
      configuration.put("credential." + scope + ".helper", HELPER);
    }
  }

  private static void addConfiguration(
      Map<String, String> configuration, Map<String, String> variables) {
    int count = 0;
    for (Map.Entry<String, String> entry : configuration.entrySet()) {
      variables.put("GIT_CONFIG_KEY_" + count, entry.getKey());
      variables.put("GIT_CONFIG_VALUE_" + count, entry.getValue());
      count++;
    }
    variables.put("GIT_CONFIG_COUNT", Integer.toString(count));
  }
}
