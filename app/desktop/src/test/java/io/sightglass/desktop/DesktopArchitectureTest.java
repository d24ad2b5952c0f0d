package io.sightglass.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import javafx.application.Platform;

@AnalyzeClasses(packages = "io.sightglass.desktop", importOptions = DoNotIncludeTests.class)
class DesktopArchitectureTest {

  @ArchTest
  static final ArchRule onlyOnePackage_hopsToTheScreensThread =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sightglass.desktop.fx..")
          .should()
          .callMethod(Platform.class, "runLater", Runnable.class)
          .because("one class keeps at most one update pending; a queue of them freezes the window")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule screens_nameNoDetector =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.sightglass.detectors..", "org.bytedeco..")
          .because("a detector that is dropped in later must be shown as well as ours")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices()
          .matching("io.sightglass.desktop.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a package that needs its user cannot be understood, tested or moved alone")
          .allowEmptyShould(true);
}
