package io.acpupgrade;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.acpupgrade.prep.cli.Main;
import io.acpupgrade.prep.cluster.KubernetesApi;
import java.io.PrintStream;

/** Every arrow between the rooms, and every library's own door. */
@AnalyzeClasses(packages = "io.acpupgrade", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String OURS = "io.acpupgrade..";
    private static final String PROBLEM = "io.acpupgrade.problem";
    private static final String FILE = "io.acpupgrade.file";
    private static final String REGISTRY = "io.acpupgrade.registry";
    private static final String ARCHIVE = "io.acpupgrade.registry.archive..";
    private static final String SIGNATURE = "io.acpupgrade.registry.signature..";
    private static final String REMOTE = "io.acpupgrade.registry.remote..";
    private static final String PLATFORM = "io.acpupgrade.prep.platform";
    private static final String CLUSTER = "io.acpupgrade.prep.cluster..";
    private static final String ACCESS = "io.acpupgrade.prep.access..";
    private static final String TARGET = "io.acpupgrade.prep.target..";
    private static final String OPERATOR = "io.acpupgrade.prep.operator..";
    private static final String SYNC = "io.acpupgrade.prep.sync..";
    private static final String SHADOW = "io.acpupgrade.prep.shadow..";
    private static final String PREFLIGHT = "io.acpupgrade.prep.preflight";
    private static final String CHECKS = "io.acpupgrade.prep.preflight.*..";
    private static final String UPGRADE = "io.acpupgrade.prep.upgrade..";
    private static final String TEXT = "io.acpupgrade.prep.text..";
    private static final String PAGE = "io.acpupgrade.prep.page..";
    private static final String CLI = "io.acpupgrade.prep.cli..";

    @ArchTest
    static final ArchRule problemsAndFilesKnowNobody = classes()
            .that()
            .resideInAnyPackage(PROBLEM, FILE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(PROBLEM, FILE, "java..", "org.jspecify.annotations"));

    @ArchTest
    static final ArchRule valuesAndPortsOfTheRegistryKnowOnlyTheJdkAndJackson = classes()
            .that()
            .resideInAPackage(REGISTRY)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    REGISTRY, PROBLEM, "java..", "com.fasterxml.jackson..", "org.jspecify.annotations"));

    @ArchTest
    static final ArchRule archivesKnowNoNetworkAndNoPhases = classes()
            .that()
            .resideInAPackage(ARCHIVE)
            .should()
            .onlyDependOnClassesThat(ours(REGISTRY, ARCHIVE, SIGNATURE));

    @ArchTest
    static final ArchRule signaturesKnowNobody =
            classes().that().resideInAPackage(SIGNATURE).should().onlyDependOnClassesThat(ours(SIGNATURE));

    @ArchTest
    static final ArchRule bouncyCastleIsForSignatures = onlyFrom("org.bouncycastle..", SIGNATURE);

    @ArchTest
    static final ArchRule theRemoteRegistryKnowsNoArchivesAndNoPhases =
            classes().that().resideInAPackage(REMOTE).should().onlyDependOnClassesThat(ours(REGISTRY, REMOTE));

    @ArchTest
    static final ArchRule theClusterKnowsNothingOfImages =
            classes().that().resideInAPackage(CLUSTER).should().onlyDependOnClassesThat(ours(CLUSTER, TEXT));

    @ArchTest
    static final ArchRule rolesKnowTheClusterAlone =
            classes().that().resideInAPackage(ACCESS).should().onlyDependOnClassesThat(ours(CLUSTER, TEXT, ACCESS));

    @ArchTest
    static final ArchRule thePlatformsVersionsKnowOnlyTheJdkAndJackson = classes()
            .that()
            .resideInAPackage(PLATFORM)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    PLATFORM, PROBLEM, FILE, "java..", "com.fasterxml.jackson..", "org.jspecify.annotations"));

    @ArchTest
    static final ArchRule findingTheRegistryNeedsTheClusterAlone = classes()
            .that()
            .resideInAPackage(TARGET)
            .should()
            .onlyDependOnClassesThat(ours(REGISTRY, CLUSTER, TARGET, TEXT));

    @ArchTest
    static final ArchRule theSyncKnowsNeitherNetworkNorCommandLine = classes()
            .that()
            .resideInAPackage(SYNC)
            .should()
            .onlyDependOnClassesThat(ours(REGISTRY, ARCHIVE, SIGNATURE, SYNC));

    @ArchTest
    static final ArchRule shadowsAreFoundInTheClusterAlone =
            classes().that().resideInAPackage(SHADOW).should().onlyDependOnClassesThat(ours(CLUSTER, PLATFORM, SHADOW));

    @ArchTest
    static final ArchRule thePreflightKnowsNoCheckByName = classes()
            .that()
            .resideInAPackage(PREFLIGHT)
            .should()
            .onlyDependOnClassesThat(ours(CLUSTER, PLATFORM, SHADOW, PREFLIGHT, TEXT));

    @ArchTest
    static final ArchRule checksKnowWhatTheyJudgeAndNothingElse = classes()
            .that()
            .resideInAPackage(CHECKS)
            .should()
            .onlyDependOnClassesThat(ours(CLUSTER, PLATFORM, PREFLIGHT, CHECKS, TEXT));

    @ArchTest
    static final ArchRule checksOnlyRead = noClasses()
            .that()
            .resideInAPackage(CHECKS)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(KubernetesApi.class);

    @ArchTest
    static final ArchRule deployingKnowsTheClusterAndThePlatform = classes()
            .that()
            .resideInAPackage(OPERATOR)
            .should()
            .onlyDependOnClassesThat(ours(REGISTRY, CLUSTER, PLATFORM, SHADOW, OPERATOR, TEXT));

    @ArchTest
    static final ArchRule requestsAndTheirStatusKnowThePreflightAndWhatItKnows = classes()
            .that()
            .resideInAPackage(UPGRADE)
            .should()
            .onlyDependOnClassesThat(ours(CLUSTER, PLATFORM, SHADOW, PREFLIGHT, UPGRADE, TEXT));

    @ArchTest
    static final ArchRule pagesKnowReportsAsJsonAlone = classes()
            .that()
            .resideInAPackage(PAGE)
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage(PAGE, TEXT, "java..", "com.fasterxml.jackson..", "org.jspecify.annotations"));

    @ArchTest
    static final ArchRule nobodyKnowsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLI);

    @ArchTest
    static final ArchRule jibIsBehindTheRemoteRegistry = onlyFrom("com.google..", REMOTE, "com.google..");

    @ArchTest
    static final ArchRule httpIsBehindTheRemoteRegistry = onlyFrom("org.apache.http..", REMOTE);

    @ArchTest
    static final ArchRule retriesAreBehindTheTwoNetworks = onlyFrom("io.github.resilience4j..", REMOTE, CLUSTER);

    @ArchTest
    static final ArchRule fabric8IsBehindTheCluster = onlyFrom("io.fabric8..", CLUSTER);

    @ArchTest
    static final ArchRule archiveFormatsAreBehindTheArchives = onlyFrom("org.apache.commons..", ARCHIVE);

    @ArchTest
    static final ArchRule picocliIsBehindTheCommandLine = onlyFrom("picocli..", CLI);

    @ArchTest
    static final ArchRule onlyTheProgramItselfTouchesTheProcess = noClasses()
            .that()
            .doNotBelongToAnyOf(Main.class)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(System.class, "getenv");

    @ArchTest
    static final ArchRule textKnowsNobody = classes()
            .that()
            .resideInAPackage(TEXT)
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage(TEXT, "java..", "com.fasterxml.jackson..", "org.jspecify.annotations"));

    @ArchTest
    static final ArchRule textReachesATerminalInOnePlace = noClasses()
            .that()
            .doNotHaveSimpleName("Printer")
            .should()
            .accessTargetWhere(target(owner(assignableTo(PrintStream.class)))
                    .and(target(nameMatching("print.*|write|append|format"))));

    @ArchTest
    static final ArchRule roomsAreFreeOfTangles =
            slices().matching("io.acpupgrade.(**)").should().beFreeOfCycles();

    private static com.tngtech.archunit.base.DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> ours(
            String... packages) {
        return not(resideInAPackage(OURS)).or(resideInAnyPackage(PROBLEM, FILE)).or(resideInAnyPackage(packages));
    }

    private static ArchRule onlyFrom(String library, String... rooms) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
