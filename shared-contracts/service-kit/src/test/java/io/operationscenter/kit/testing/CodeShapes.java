package io.operationscenter.kit.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;

/** How the architecture rules recognise what they speak of. */
final class CodeShapes {

  static final DescribedPredicate<JavaClass> ARE_RESOURCES_OR_COMMANDS =
      describe(
          "are REST resources or commands",
          type -> isResource(type) || type.isAnnotatedWith(Command.class));

  static final DescribedPredicate<JavaClass> ARE_BEANS =
      describe(
          "are beans",
          type ->
              isResource(type)
                  || List.of(
                          ApplicationScoped.class,
                          Singleton.class,
                          RequestScoped.class,
                          Dependent.class)
                      .stream()
                      .anyMatch(type::isAnnotatedWith));

  static final DescribedPredicate<JavaMethodCall> STARTS_A_PROCESS =
      describe(
          "starts a process",
          call ->
              call.getTargetOwner().isEquivalentTo(Runtime.class) && call.getName().equals("exec"));

  static final DescribedPredicate<JavaMethodCall> ASKS_FOR_THE_TIME =
      describe("asks the machine for the time", CodeShapes::asksForTheTime);

  private static final Set<String> SYSTEM_CLOCKS =
      Set.of(
          "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes");

  private CodeShapes() {}

  /**
   * Types that mirror an outside system's JSON (they end in {@code Json} or carry Jackson's
   * annotations) are used in their own package only.
   */
  static ArchRule jsonStaysIn(String packageIdentifier) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(packageIdentifier)
        .should()
        .dependOnClassesThat(
            resideInAPackage(packageIdentifier).and(describe("mirror JSON", CodeShapes::isJson)))
        .allowEmptyShould(true);
  }

  private static boolean isJson(JavaClass type) {
    return type.getSimpleName().endsWith("Json")
        || type.getMembers().stream()
            .flatMap(member -> member.getAnnotations().stream())
            .anyMatch(a -> a.getRawType().getPackageName().startsWith("com.fasterxml.jackson"));
  }

  private static boolean isResource(JavaClass type) {
    return !type.isInterface()
        && (type.isAnnotatedWith(Path.class)
            || type.getAllRawInterfaces().stream()
                .anyMatch(api -> api.isAnnotatedWith(Path.class)));
  }

  private static boolean asksForTheTime(JavaMethodCall call) {
    JavaClass owner = call.getTargetOwner();
    String name = call.getName();
    if (owner.isEquivalentTo(System.class)) {
      return name.equals("currentTimeMillis");
    }
    if (owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class)) {
      return SYSTEM_CLOCKS.contains(name);
    }
    boolean givenAClock =
        call.getTarget().getRawParameterTypes().stream()
            .anyMatch(type -> type.isAssignableTo(InstantSource.class));
    return owner.getPackageName().equals("java.time") && name.equals("now") && !givenAClock;
  }
}
