package io.operationscenter.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The rules of design §10 that bytecode can show. A rule without a subject yet passes; that each
 * can fail is shown by {@code ArchitectureRulesTest} over planted violations.
 */
public final class ArchitectureRules {

  private static final String WHY = "design §10";

  @ArchTest
  public static final ArchRule contractsKnowNoFramework =
      noClasses()
          .that()
          .resideInAPackage("io.operationscenter..contracts..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "io.vertx..",
              "io.smallrye..",
              "jakarta.inject..",
              "jakarta.enterprise..",
              "io.operationscenter.kit..")
          .because(WHY + ", 1")
          .allowEmptyShould(true);

  @ArchTest
  public static final ArchRule featuresHaveNoCycles =
      slices()
          .matching("io.operationscenter.(*).(*)..")
          .should()
          .beFreeOfCycles()
          .because(WHY + ", 2")
          .allowEmptyShould(true);

  @ArchTest
  public static final ArchRule backendsKeepTheirTypes =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.operationscenter..backends..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.operationscenter..backends.*..")
          .because(WHY + ", 3")
          .allowEmptyShould(true);

  @ArchTest
  public static final ArchRule backendsDoNotKnowEachOther =
      slices()
          .matching("io.operationscenter..backends.(*)..")
          .should()
          .notDependOnEachOther()
          .because(WHY + ", 3")
          .allowEmptyShould(true);

  /** The main class is the one place that lists commands. */
  @ArchTest
  public static final ArchRule nothingImportsTheShell =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.operationscenter..shell..")
          .and()
          .areNotAnnotatedWith(QuarkusMain.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.operationscenter..shell..")
          .because(WHY + ", 4")
          .allowEmptyShould(true);

  @ArchTest
  public static final ArchRule onlyBoardPlaneKnowsPlanesJson =
      CodeShapes.jsonStaysIn("io.operationscenter..board.plane..").because(WHY + ", 5");

  @ArchTest
  public static final ArchRule onlyRoutingSwitchboardKnowsItsJson =
      CodeShapes.jsonStaysIn("io.operationscenter..routing.switchboard..").because(WHY + ", 5");

  @ArchTest
  public static final ArchRule onlyGithubKnowsGithubsJson =
      CodeShapes.jsonStaysIn("io.operationscenter..github..").because(WHY + ", 5");

  @ArchTest
  public static final ArchRule resourcesAndCommandsDoNotSpeakSql =
      noClasses()
          .that(CodeShapes.ARE_RESOURCES_OR_COMMANDS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax.sql..", "io.agroal..", "io.operationscenter.kit.store..")
          .because(WHY + ", 6")
          .allowEmptyShould(true);

  @ArchTest
  public static final ArchRule onlyTheProcessRunnerStartsProcesses =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.operationscenter.kit.process..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(ProcessBuilder.class)
          .orShould()
          .callMethodWhere(CodeShapes.STARTS_A_PROCESS)
          .because(WHY + ", 7")
          .allowEmptyShould(true);

  @ArchTest
  public static final ArchRule nothingIsInjectedIntoFields =
      noFields()
          .should()
          .beAnnotatedWith(Inject.class)
          .orShould()
          .beAnnotatedWith(ConfigProperty.class)
          .because(WHY + ", 8")
          .allowEmptyShould(true);

  @ArchTest
  public static final ArchRule beansHaveFinalFields =
      fields()
          .that()
          .areDeclaredInClassesThat(CodeShapes.ARE_BEANS)
          .and()
          .areNotStatic()
          .should()
          .beFinal()
          .because(WHY + ", 8")
          .allowEmptyShould(true);

  @ArchTest
  public static final ArchRule logicIsGivenTheTime =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.operationscenter.kit.service.ServiceContext")
          .should()
          .callMethodWhere(CodeShapes.ASKS_FOR_THE_TIME)
          .because("clocks are passed in, so that time can be tested")
          .allowEmptyShould(true);

  private ArchitectureRules() {}
}
