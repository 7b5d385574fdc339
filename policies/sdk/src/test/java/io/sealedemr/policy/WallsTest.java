package io.sealedemr.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WallsTest {

  private static final JavaClasses SDK =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.sealedemr.policy");

  @Test
  void theApiNeedsNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage("io.sealedemr.policy")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.sealedemr.policy", "java..", "org.jspecify.annotations")
        .check(SDK);
  }

  @Test
  void onlyTheMainClassTouchesStandardOutput() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.sealedemr.policy.host.PackMain")
        .should()
        .accessField(System.class, "out")
        .check(SDK);
  }
}
