package io.sealedemr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the launcher's packages may know of each other. */
@AnalyzeClasses(
    packages = {"io.sealedemr.launcher", "io.sealedemr.sandbox", "io.sealedemr.variants"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule nothingBelowTheCommandLineKnowsIt =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sealedemr.launcher")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.sealedemr.launcher")
          .because("the command line is one way to use the sandbox, the engine tests are another");

  @ArchTest
  static final ArchRule onlyTheEvidenceAndTheListOfImagesAskAws =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.sealedemr.sandbox.evidence", "io.sealedemr.sandbox.images")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..")
          .because("what could reach an account stays in two places");

  @ArchTest
  static final ArchRule theJudgeIsIndependent =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.sealedemr.policies..", "io.sealedemr.policy..")
          .because("the policies are only ever met through the engine");
}
