package mirror;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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

  /** The first starts the workers; the others watch, tick and end. */
  private static final Set<String> MAY_START_THREADS =
      Set.of("mirror.crawl.Crawl", "mirror.fetch.Watchdog", "mirror.report.Ticker", "mirror.Run");

  @Test
  void importsPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("mirror")
        .definedBy("mirror")
        .layer("options")
        .definedBy("mirror.options")
        .layer("report")
        .definedBy("mirror.report")
        .layer("crawl")
        .definedBy("mirror.crawl")
        .layer("visit")
        .definedBy("mirror.visit")
        .layer("deletion")
        .definedBy("mirror.deletion")
        .layer("frontier")
        .definedBy("mirror.frontier")
        .layer("currency")
        .definedBy("mirror.currency")
        .layer("scope")
        .definedBy("mirror.scope")
        .layer("checksum")
        .definedBy("mirror.checksum")
        .layer("fetch")
        .definedBy("mirror.fetch")
        .layer("auth")
        .definedBy("mirror.auth")
        .layer("tls")
        .definedBy("mirror.tls")
        .layer("listing")
        .definedBy("mirror.listing")
        .layer("local")
        .definedBy("mirror.local")
        .whereLayer("mirror")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("options")
        .mayOnlyAccessLayers(
            "report",
            "crawl",
            "visit",
            "deletion",
            "frontier",
            "currency",
            "scope",
            "fetch",
            "auth",
            "tls",
            "listing",
            "local")
        .whereLayer("report")
        .mayOnlyAccessLayers("crawl", "frontier", "local")
        .whereLayer("crawl")
        .mayOnlyAccessLayers(
            "visit", "deletion", "frontier", "scope", "checksum", "fetch", "listing", "local")
        .whereLayer("visit")
        .mayOnlyAccessLayers(
            "deletion",
            "frontier",
            "currency",
            "scope",
            "checksum",
            "fetch",
            "auth",
            "listing",
            "local")
        .whereLayer("deletion")
        .mayOnlyAccessLayers("frontier", "scope", "listing", "local")
        .whereLayer("frontier")
        .mayOnlyAccessLayers("currency", "scope", "checksum", "fetch", "listing", "local")
        .whereLayer("currency")
        .mayOnlyAccessLayers("fetch", "listing", "local")
        .whereLayer("scope")
        .mayOnlyAccessLayers("listing")
        .whereLayer("checksum")
        .mayNotAccessAnyLayer()
        .whereLayer("fetch")
        .mayOnlyAccessLayers("auth", "tls")
        .whereLayer("auth")
        .mayNotAccessAnyLayer()
        .whereLayer("tls")
        .mayNotAccessAnyLayer()
        .whereLayer("listing")
        .mayNotAccessAnyLayer()
        .whereLayer("local")
        .mayNotAccessAnyLayer()
        .check(PROGRAM);
  }

  @Test
  void thereIsNoOtherPackage() {
    classes()
        .should()
        .resideInAnyPackage(
            "mirror",
            "mirror.options",
            "mirror.report",
            "mirror.currency",
            "mirror.scope",
            "mirror.checksum",
            "mirror.crawl",
            "mirror.visit",
            "mirror.deletion",
            "mirror.frontier",
            "mirror.fetch",
            "mirror.auth",
            "mirror.tls",
            "mirror.listing",
            "mirror.local")
        .check(PROGRAM);
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
