package io.sightglass.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.sightglass.core", importOptions = DoNotIncludeTests.class)
class CoreArchitectureTest {

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices()
          .matching("io.sightglass.core.(**)")
          .should()
          .beFreeOfCycles()
          .because("a package that needs its user cannot be understood, tested or moved alone");

  @ArchTest
  static final ArchRule nativeTypes_stayInTheirPackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sightglass.core.source.ffmpeg..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..")
          .because("one package answers for native memory");

  @ArchTest
  static final ArchRule cloudTypes_stayInTheirPackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sightglass.core.publish.s3..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..")
          .because("another object store must be a package, not a rewrite");

  @ArchTest
  static final ArchRule theEngine_hasNoScreen =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "picocli..")
          .because("the same engine runs without a window");
}
