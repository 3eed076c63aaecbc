package io.operationscenter.kit.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The migrations of a store as an explicit list of class path resources, so that a native binary,
 * which cannot scan its class path, reads the same ones.
 *
 * <p>Versions 1 to 99 belong to the kit ({@code db/kit}), 100 and up to the service ({@code
 * db/<service>}); each grows on its own. A released file never changes.
 *
 * @param resources full resource names, in the order of their versions
 */
public record Migrations(List<String> resources) {
  private static final List<String> KIT = List.of("db/kit/V1__head_event_lease.sql");
  private static final int FIRST_OF_SERVICE = 100;
  private static final Pattern NAME =
      Pattern.compile("db/([a-z][a-z0-9_]*)/V([1-9][0-9]{0,8})__[a-z0-9_]+\\.sql");

  public Migrations {
    TreeMap<Integer, String> byVersion = new TreeMap<>(Comparator.naturalOrder());
    for (String resource : resources) {
      String other = byVersion.put(versionOf(resource), resource);
      if (other != null) {
        throw new IllegalArgumentException(
            "migration version must be unique, " + other + " and " + resource + " share one");
      }
    }
    resources = List.copyOf(byVersion.values());
  }

  /** The kit's tables only: head, event, lease. */
  public static Migrations ofKit() {
    return new Migrations(KIT);
  }

  /**
   * The kit's tables and a service's own.
   *
   * @param service the folder below {@code db}
   * @param files file names such as {@code V100__claim.sql}
   */
  public static Migrations of(String service, String... files) {
    List<String> resources = new ArrayList<>(KIT);
    for (String file : files) {
      resources.add("db/" + service + "/" + file);
    }
    return new Migrations(resources);
  }

  private static int versionOf(String resource) {
    Matcher name = NAME.matcher(resource);
    if (!name.matches()) {
      throw new IllegalArgumentException(
          "migration must be named like db/planner/V100__claim.sql, it is " + resource);
    }
    int version = Integer.parseInt(name.group(2));
    if ((version < FIRST_OF_SERVICE) != "kit".equals(name.group(1))) {
      throw new IllegalArgumentException(
          "migration versions below "
              + FIRST_OF_SERVICE
              + " belong to db/kit and to nobody else, it is "
              + resource);
    }
    return version;
  }
}
