package io.operationscenter.planner.board.embedded.api;

import io.operationscenter.kit.store.Transaction;
import io.operationscenter.planner.board.embedded.http.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One path of the API: who may use it and what each method does. */
final class Route {

  private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final Pattern PART = Pattern.compile("\\{(\\w+)(:[^}]+)?}");

  /** Whether the caller may do it; looked at before the thing itself (spec 10 §7). */
  @FunctionalInterface
  interface Permission {
    boolean allows(Transaction tx, Call call);
  }

  private final Pattern pattern;
  private final Permission permission;
  private final Map<String, Function<Call, Answer>> methods = new LinkedHashMap<>();

  private Route(Pattern pattern, Permission permission) {
    this.pattern = pattern;
    this.permission = permission;
  }

  /**
   * @param path with {@code {name}} for a UUID and {@code {name:regex}} for anything else
   */
  static Route of(String path, Permission permission) {
    StringBuilder regex = new StringBuilder();
    Matcher part = PART.matcher(path);
    int end = 0;
    while (part.find()) {
      regex.append(Pattern.quote(path.substring(end, part.start())));
      String form = part.group(2) == null ? ID : part.group(2).substring(1);
      regex.append("(?<").append(part.group(1)).append('>').append(form).append(')');
      end = part.end();
    }
    regex.append(Pattern.quote(path.substring(end)));
    return new Route(Pattern.compile(regex.toString()), permission);
  }

  Route on(String method, Function<Call, Answer> action) {
    methods.put(method, action);
    return this;
  }

  /** The named parts when the path is this one's. */
  Optional<Map<String, String>> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> names = new LinkedHashMap<>();
    pattern.namedGroups().forEach((name, group) -> names.put(name, matcher.group(group)));
    return Optional.of(names);
  }

  boolean allows(Transaction tx, Call call) {
    return permission.allows(tx, call);
  }

  String allowed() {
    return String.join(", ", methods.keySet());
  }

  Answer run(Call call) {
    String method = call.request().method();
    Function<Call, Answer> action = methods.get(method);
    if (action == null) {
      throw Refused.detail(405, "Method \"%s\" not allowed.".formatted(method));
    }
    return action.apply(call);
  }
}
