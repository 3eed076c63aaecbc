package io.operationscenter.kit.conformance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the {@code expected} of a topic's cases pins the answer: the standard comparison and the
 * topic's exceptions from it, as data, so that all freedom is visible in one place.
 *
 * <p>Standard: every member present in {@code expected} must be present and equal in the answer,
 * objects recursively; members absent from {@code expected} are not pinned. Lists compare in order
 * and completely, numbers by value (60 = 60.0), texts that are timestamps with an offset as
 * instants, null only with an explicit null.
 *
 * <p>Exceptions name their place by a path pattern: member names and list positions joined by dots,
 * {@code *} for any one of them, {@code **} for any number of them, none included; the empty text
 * is the root.
 *
 * <pre>{@code
 * Comparison.standard()
 *     .inAnyOrder("insights")                      // a multiset
 *     .exactly("insights.*.evidence.**")           // no further members, at any depth
 *     .own("rejected_fields", OwnRule.containedIn("rejected"))
 * }</pre>
 */
public final class Comparison {

  /** A rule and the place where it holds. */
  record Placed(PathPattern where, Rule rule) {}

  private final List<Placed> rules;

  private Comparison(List<Placed> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The standard comparison without exceptions. */
  public static Comparison standard() {
    return new Comparison(List.of());
  }

  /** The order of this list does not count; each expected element needs a partner of its own. */
  public Comparison inAnyOrder(String path) {
    return with(path, new Rule.InAnyOrder());
  }

  /** Neither order nor repetition counts in this list. */
  public Comparison asSet(String path) {
    return with(path, new Rule.AsSet());
  }

  /** This object must have no members beyond the expected ones. */
  public Comparison exactly(String path) {
    return with(path, new Rule.Exactly());
  }

  /** This text is compared as written even when it reads as a timestamp. */
  public Comparison asText(String path) {
    return with(path, new Rule.AsText());
  }

  /** Timestamps here compare as instants, and the answer must write them with suffix Z. */
  public Comparison withSuffixZ(String path) {
    return with(path, new Rule.WithSuffixZ());
  }

  /** This number may differ by the tolerance, a decimal such as {@code 1e-9}. */
  public Comparison within(String path, String tolerance) {
    return with(path, new Rule.Within(new BigDecimal(tolerance)));
  }

  /** This member of an object has a meaning of its own. */
  public Comparison own(String path, OwnRule rule) {
    return with(path, new Rule.Own(rule));
  }

  /** Of two rules of a kind that hold at one place the one declared first counts. */
  <R extends Rule> Optional<R> ruleAt(List<String> path, Class<R> kind) {
    return rules.stream()
        .filter(placed -> kind.isInstance(placed.rule()) && placed.where().matches(path))
        .map(placed -> kind.cast(placed.rule()))
        .findFirst();
  }

  boolean has(List<String> path, Class<? extends Rule> kind) {
    return ruleAt(path, kind).isPresent();
  }

  private Comparison with(String path, Rule rule) {
    List<Placed> longer = new ArrayList<>(rules);
    longer.add(new Placed(PathPattern.of(path), rule));
    return new Comparison(longer);
  }
}
