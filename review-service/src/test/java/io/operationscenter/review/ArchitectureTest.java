package io.operationscenter.review;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.operationscenter.kit.testing.ArchitectureRules;
import io.operationscenter.kit.testing.MainCode;

/** The rules of design §10 over this service and everything of ours it stands on. */
@AnalyzeClasses(packages = "io.operationscenter", importOptions = MainCode.class)
final class ArchitectureTest {

  @ArchTest static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);
}
