package io.operationscenter.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of design §10 that concern contracts; every module built on it checks them again. */
@AnalyzeClasses(packages = "io.operationscenter.contracts", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule dependsOnNoFramework =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus..", "io.vertx..", "io.smallrye..", "jakarta.inject..")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("io.operationscenter.kit..");

  @ArchTest
  static final ArchRule featuresHaveNoCycles =
      slices().matching("io.operationscenter.contracts.(*)..").should().beFreeOfCycles();
}
