package io.operationscenter.kit.testing;

import io.operationscenter.kit.store.StoreSettings;
import io.operationscenter.kit.store.StoreSettings.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The smallest operator's file that every service accepts, and how a process is started with it.
 *
 * @param path where it was written
 * @param environment the secrets that it names
 */
public record OperatorFile(Path path, Map<String, String> environment) {

  private static final String PASSWORD_VARIABLE = "SMOKE_DATABASE_PASSWORD";

  /** A file that keeps the store in the given place. */
  public static OperatorFile write(Path folder, StoreSettings store) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("OPERATIONS_CENTER_WEBHOOK_SECRET", "a-secret-of-the-smoke-test");
    StringBuilder yaml =
        new StringBuilder(
            """
            plane: {mode: embedded}
            git: {}
            kodo: {}
            repos:
              sample: {clone_url: "git@example.org:owner/sample.git", default_branch: main}
            """);
    Login login = store.login();
    yaml.append("store:\n  kind: %s\n".formatted(store.kind().name().toLowerCase(Locale.ROOT)));
    if (login != null) {
      environment.put(PASSWORD_VARIABLE, String.valueOf(login.password()));
      yaml.append("  url: \"%s\"\n".formatted(store.url()));
      yaml.append(
          "  username: %s\n  password_env: %s\n".formatted(login.username(), PASSWORD_VARIABLE));
    }
    return new OperatorFile(
        Files.writeString(folder.resolve("operations_center.yaml"), yaml.toString()), environment);
  }

  /** Starts the packaged service with this file. */
  public ServiceProcess serve(Path dataRoot, String... more) throws IOException {
    int port = ServiceProcess.freePort();
    List<String> arguments =
        new ArrayList<>(
            List.of("serve", "--port", Integer.toString(port), "--config", path.toString()));
    arguments.addAll(List.of(more));
    return ServiceProcess.start(new ServiceProcess.Launch(dataRoot, port, arguments, environment));
  }
}
