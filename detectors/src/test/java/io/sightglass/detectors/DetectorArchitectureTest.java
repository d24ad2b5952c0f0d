package io.sightglass.detectors;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.sightglass.detectors", importOptions = DoNotIncludeTests.class)
class DetectorArchitectureTest {

  @ArchTest
  static final ArchRule detectors_seeOnlyWhatTheyMeasure =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.sightglass.detectors..",
              "io.sightglass.core.time..",
              "io.sightglass.core.media..",
              "io.sightglass.core.feature..",
              "io.sightglass.core.detect..",
              "java..",
              "jdk.incubator.vector..",
              "org.jspecify..")
          .because("a detector measures: it knows no rules, no timeline and no screen")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule detectors_knowNothingOfEachOther =
      slices()
          .matching("io.sightglass.detectors.(*)..")
          .should()
          .notDependOnEachOther()
          .because("each can be left out of a build or a worker")
          .allowEmptyShould(true);
}
