package io.sealedemr;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;

/** Who may know whom in the program. */
@AnalyzeClasses(packages = "io.sealedemr", importOptions = ImportOption.DoNotIncludeTests.class)
final class WallsTest {

  private static final String[] PURE = {
    "io.sealedemr.artifacts..",
    "io.sealedemr.catalog..",
    "io.sealedemr.configurations..",
    "io.sealedemr.coverage..",
    "io.sealedemr.hdfs..",
    "io.sealedemr.iam..",
    "io.sealedemr.images..",
    "io.sealedemr.json..",
    "io.sealedemr.keys..",
    "io.sealedemr.security..",
    "io.sealedemr.tls.."
  };

  @ArchTest
  static final ArchRule whatCanBeDecidedWithoutAnEngineKnowsNothingOfPulumi =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.pulumi..")
          .because("policies, documents and certificates are tested without an engine");

  @ArchTest
  static final ArchRule whatCanBeDecidedWithoutAnEngineKnowsNothingOfTheRestOfTheProgram =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.sealedemr..").and(not(resideInAnyPackage(PURE))));

  @ArchTest
  static final ArchRule onlyTlsKnowsBouncyCastle =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sealedemr.tls..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..");

  @ArchTest
  static final ArchRule nothingPrints =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
          "what the program says goes through Pulumi, which knows what is secret");

  @ArchTest
  static final ArchRule timeIsGiven =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callMethod(Instant.class, "now")
          .because("what depends on the time takes a clock");
}
