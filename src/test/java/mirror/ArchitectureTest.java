package mirror;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** The arrows between the packages, and who may start threads. */
class ArchitectureTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("mirror");

  /** The first starts the workers; the others watch, tick, and wait for a first seed or the end. */
  private static final Set<String> MAY_START_THREADS =
      Set.of(
          "mirror.crawl.Crawl", "mirror.fetch.Watchdog", "mirror.report.Ticker", "mirror.Ending");

  /** What each package may import. */
  private static final Map<String, String> IMPORTS =
      Map.ofEntries(
          entry(
              "options",
              "report crawl visit deletion frontier currency scope fetch auth tls listing local"),
          entry("report", "crawl frontier local"),
          entry("crawl", "visit deletion frontier scope checksum fetch listing local"),
          entry("visit", "deletion frontier currency scope checksum fetch auth listing local"),
          entry("deletion", "frontier scope listing local"),
          entry("frontier", "currency scope checksum fetch listing local"),
          entry("currency", "fetch listing local"),
          entry("scope", "listing"),
          entry("checksum", ""),
          entry("fetch", "auth tls"),
          entry("auth", ""),
          entry("tls", ""),
          entry("listing", ""),
          entry("local", ""));

  @Test
  void importsPointDownAndThereIsNoOtherPackage() {
    LayeredArchitecture floors =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("mirror")
            .definedBy("mirror")
            .whereLayer("mirror")
            .mayNotBeAccessedByAnyLayer()
            .ensureAllClassesAreContainedInArchitecture();
    for (String name : IMPORTS.keySet()) {
      floors = floors.layer(name).definedBy("mirror." + name);
    }
    for (var imports : IMPORTS.entrySet()) {
      var floor = floors.whereLayer(imports.getKey());
      floors =
          imports.getValue().isEmpty()
              ? floor.mayNotAccessAnyLayer()
              : floor.mayOnlyAccessLayers(imports.getValue().split(" ", -1));
    }
    floors.check(PROGRAM);
  }

  @Test
  void onlyTheCrawlStartsWorkers() {
    noClasses()
        .that(areNot(MAY_START_THREADS))
        .should()
        .accessTargetWhere(startsThread())
        .check(PROGRAM);
  }

  @Test
  void whoMayStartThreadsDoes() {
    // Else the rule above would hold of anything.
    for (String name : MAY_START_THREADS) {
      assertTrue(PROGRAM.get(name).getAccessesFromSelf().stream().anyMatch(startsThread()), name);
    }
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(PROGRAM);
  }

  private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
    return DescribedPredicate.describe(
        "are not " + names, type -> names.stream().noneMatch(type.getName()::equals));
  }

  private static DescribedPredicate<JavaAccess<?>> startsThread() {
    return DescribedPredicate.describe(
        "a thread is made or started",
        access -> {
          JavaClass owner = access.getTarget().getOwner();
          String name = access.getTarget().getName();
          return owner.isAssignableTo(Thread.class)
                  && (name.startsWith("<init>")
                      || name.startsWith("start")
                      || name.startsWith("of"))
              || owner.isAssignableTo(Thread.Builder.class)
              || owner.isAssignableTo(Executors.class)
              || owner.isAssignableTo(ForkJoinPool.class) && name.equals("<init>")
              || name.endsWith("Async") && owner.getPackageName().equals("java.util.concurrent");
        });
  }
}
