package io.operationscenter.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every architecture rule finds the violation planted for it. */
class ArchitectureRulesTest {

  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("io.operationscenter.planted");

  static Stream<Arguments> rules() {
    return Stream.of(
        arguments(ArchitectureRules.contractsKnowNoFramework, List.of("KnowsQuarkus")),
        arguments(ArchitectureRules.featuresHaveNoCycles, List.of("planted.left", "planted.right")),
        arguments(ArchitectureRules.backendsKeepTheirTypes, List.of("KnowsABackend")),
        arguments(ArchitectureRules.backendsDoNotKnowEachOther, List.of("KnowsOne")),
        arguments(ArchitectureRules.nothingImportsTheShell, List.of("KnowsTheShell")),
        arguments(ArchitectureRules.onlyBoardPlaneKnowsPlanesJson, List.of("KnowsPlaneJson")),
        arguments(ArchitectureRules.onlyRoutingSwitchboardKnowsItsJson, List.of("KnowsRouteJson")),
        arguments(ArchitectureRules.onlyGithubKnowsGithubsJson, List.of("KnowsPullJson")),
        arguments(ArchitectureRules.resourcesAndCommandsDoNotSpeakSql, List.of("ResourceWithSql")),
        arguments(
            ArchitectureRules.onlyTheProcessRunnerStartsProcesses,
            List.of("StartsAProcess", "ExecutesACommand")),
        arguments(ArchitectureRules.nothingIsInjectedIntoFields, List.of("InjectsIntoAField")),
        arguments(ArchitectureRules.beansHaveFinalFields, List.of("BeanThatChanges")),
        arguments(
            ArchitectureRules.logicIsGivenTheTime,
            List.of("AsksForTheTime", "AsksForMillis", "MakesAClock")));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void findsWhatWasPlanted(ArchRule rule, List<String> violators) {
    List<String> found = rule.evaluate(PLANTED).getFailureReport().getDetails();

    assertThat(violators)
        .allSatisfy(violator -> assertThat(String.join("\n", found)).contains(violator));
  }

  @Test
  void leavesCodeThatIsGivenItsClockAlone() {
    List<String> found =
        ArchitectureRules.logicIsGivenTheTime.evaluate(PLANTED).getFailureReport().getDetails();

    assertThat(String.join("\n", found)).doesNotContain("IsGivenAClock");
  }

  @Test
  void noRuleGoesWithoutAPlantedViolation() {
    long declared =
        Arrays.stream(ArchitectureRules.class.getFields())
            .filter(field -> ArchRule.class.isAssignableFrom(field.getType()))
            .count();

    assertThat(rules()).hasSize((int) declared);
  }
}
