package io.acpupgrade;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.acpupgrade.prep.cli.Main;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every arrow between the rooms, and every library's own door. */
@AnalyzeClasses(packages = "io.acpupgrade", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String ROOT = "io.acpupgrade.";
    private static final String OURS = "io.acpupgrade..";
    private static final String REMOTE = "io.acpupgrade.registry.remote..";
    private static final String FABRIC8 = "io.acpupgrade.prep.kubernetes.fabric8";
    private static final int LARGEST_ROOM = 33;

    /** Messages, which every room may know. */
    private static final String PROBLEM = "problem";

    /** A room, and the rooms that it may know: those behind the arrow, and no others. */
    private static final List<String> ARROWS = List.of(
            "problem →",
            "file →",
            "registry →",
            "registry.signature →",
            "registry.archive → registry",
            "registry.compression → registry",
            "registry.layout → registry.archive, registry",
            "registry.corepackage → registry.layout, registry.archive, registry.signature, registry, file",
            "registry.copy → registry",
            "registry.remote.http → registry",
            "registry.remote.auth → registry.remote.http, registry, file",
            "registry.remote → registry.remote.auth, registry.remote.http, registry",
            "prep.text →",
            "prep.kubernetes → prep.text",
            "prep.kubernetes.fabric8 → prep.kubernetes, prep.text, file",
            "prep.access → prep.kubernetes, prep.text",
            "prep.platform → prep.kubernetes, file",
            "prep.target → prep.kubernetes, prep.text, registry.remote, registry.remote.auth, "
                    + "registry.remote.http, registry, file",
            "prep.preflight → prep.platform, prep.kubernetes, prep.text, registry",
            "prep.preflight.platform → prep.preflight, prep.platform, prep.kubernetes, prep.text",
            "prep.preflight.advisory → prep.preflight, prep.platform, prep.kubernetes, prep.text",
            "prep.status → prep.preflight, prep.platform, prep.kubernetes, prep.text",
            "prep.request → prep.status, prep.preflight, prep.platform, prep.kubernetes, prep.text",
            "prep.deploy → prep.kubernetes, prep.text",
            "prep.deploy.manifests → prep.deploy, prep.kubernetes, prep.text, registry.copy, "
                    + "registry.archive, registry, file",
            "prep.deploy.lock → prep.deploy.manifests, prep.deploy, prep.kubernetes, prep.text, registry",
            "prep.deploy.rollout → prep.deploy, prep.kubernetes, prep.text",
            "prep.deploy.release → prep.deploy.manifests, prep.deploy, prep.platform, prep.kubernetes, "
                    + "prep.text, registry",
            "prep.deploy.install → prep.deploy.release, prep.deploy.rollout, prep.deploy.lock, "
                    + "prep.deploy.manifests, prep.deploy, prep.platform, prep.kubernetes, prep.text, registry",
            "prep.report → prep.deploy.release, prep.deploy.manifests, prep.status, prep.preflight, "
                    + "prep.platform, prep.kubernetes, prep.text, registry.copy, registry.corepackage, registry, file",
            "prep.workflow.settings → prep.report, prep.deploy.manifests, prep.deploy, prep.request, "
                    + "prep.preflight.advisory, prep.preflight, prep.target, prep.platform, prep.kubernetes, "
                    + "prep.text, registry.remote, registry.copy, registry.archive, registry.signature, registry",
            "prep.workflow.event → prep.workflow.settings, prep.report, prep.deploy.manifests, prep.deploy, "
                    + "prep.status, prep.preflight, prep.target, registry.copy, registry.corepackage, registry",
            "prep.workflow → prep.workflow.event, prep.workflow.settings, prep.report, prep.deploy.install, "
                    + "prep.deploy.release, prep.deploy.lock, prep.deploy.manifests, prep.deploy, prep.request, "
                    + "prep.status, prep.preflight.advisory, prep.preflight.platform, prep.preflight, prep.target, "
                    + "prep.platform, prep.access, prep.kubernetes, prep.text, registry.remote, registry.remote.auth, "
                    + "registry.remote.http, registry.copy, registry.corepackage, registry.archive, registry",
            "prep.output.terminal → prep.text, registry.copy, registry",
            "prep.output.html → prep.report, prep.deploy.manifests, prep.preflight, prep.text, "
                    + "registry.copy, registry.corepackage",
            "prep.output → prep.output.html, prep.output.terminal, prep.workflow, prep.workflow.event, "
                    + "prep.workflow.settings, prep.report, prep.deploy.manifests, prep.status, prep.preflight, "
                    + "prep.target, prep.platform, prep.kubernetes, prep.text, registry.copy, registry.corepackage, "
                    + "registry, file",
            "prep.cli.options → prep.output, prep.output.terminal, prep.workflow, prep.workflow.event, "
                    + "prep.workflow.settings, prep.report, prep.deploy, prep.request, prep.preflight.advisory, "
                    + "prep.preflight, prep.target, prep.platform, prep.access, prep.kubernetes.fabric8, "
                    + "prep.kubernetes, prep.text, registry.remote, registry.remote.http, registry.copy, "
                    + "registry.compression, registry.archive, registry.signature, registry, file",
            "prep.cli → prep.cli.options, prep.output, prep.output.terminal, prep.workflow, "
                    + "prep.workflow.event, prep.workflow.settings, prep.report, prep.deploy, prep.preflight.advisory, "
                    + "prep.access, prep.kubernetes.fabric8, prep.kubernetes, prep.text, registry");

    @ArchTest
    static void roomsKnowOnlyTheRoomsBehindTheirArrows(JavaClasses program) {
        Map<String, Set<String>> forbidden = new TreeMap<>();
        for (String arrow : ARROWS) {
            String[] ends = arrow.split(" ?→ ?", 2);
            Set<String> known = Stream.concat(Stream.of(ends[0], PROBLEM), Arrays.stream(ends[1].split(", ?")))
                    .collect(Collectors.toSet());
            Set<String> strange =
                    arrows(program, ends[0]).filter(to -> !known.contains(to)).collect(toCollection(TreeSet::new));
            if (!strange.isEmpty()) {
                forbidden.put(ends[0], strange);
            }
        }
        assertThat(forbidden).isEmpty();
    }

    @ArchTest
    static void everyRoomHasAnArrow(JavaClasses program) {
        Set<String> rooms = program.stream().map(ArchitectureTest::room).collect(toCollection(TreeSet::new));
        assertThat(ARROWS).extracting(arrow -> arrow.split(" ?→", 2)[0]).containsExactlyInAnyOrderElementsOf(rooms);
    }

    private static Stream<String> arrows(JavaClasses program, String room) {
        return program.stream()
                .filter(type -> room(type).equals(room))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> target.getPackageName().startsWith(ROOT))
                .map(ArchitectureTest::room);
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    @ArchTest
    static void noRoomIsCrowded(JavaClasses program) {
        Map<String, Long> types = program.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(ArchitectureTest::room, Collectors.counting()));
        assertThat(types.values()).allMatch(count -> count <= LARGEST_ROOM, "at most " + LARGEST_ROOM + ": " + types);
    }

    @ArchTest
    static final ArchRule valuesNeedNoLibraryButJackson = classes()
            .that()
            .resideInAnyPackage(
                    "io.acpupgrade.registry",
                    "io.acpupgrade.problem",
                    "io.acpupgrade.file",
                    "io.acpupgrade.prep.text",
                    "io.acpupgrade.prep.kubernetes",
                    "io.acpupgrade.prep.platform",
                    "io.acpupgrade.prep.output.html")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage(OURS, "java..", "com.fasterxml.jackson..", "org.jspecify.annotations"));

    @ArchTest
    static final ArchRule checksOnlyRead = noClasses()
            .that()
            .resideInAPackage("io.acpupgrade.prep.preflight.*..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(KubernetesApi.class);

    @ArchTest
    static final ArchRule jibIsBehindTheRemoteRegistry = onlyFrom("com.google..", REMOTE, "com.google..");

    @ArchTest
    static final ArchRule httpIsBehindTheRemoteRegistry = onlyFrom("org.apache.http..", REMOTE);

    @ArchTest
    static final ArchRule retriesAreBehindTheTwoNetworks = onlyFrom("io.github.resilience4j..", REMOTE, FABRIC8);

    @ArchTest
    static final ArchRule fabric8HasOneRoom = onlyFrom("io.fabric8..", FABRIC8);

    @ArchTest
    static final ArchRule bouncyCastleIsForSignatures =
            onlyFrom("org.bouncycastle..", "io.acpupgrade.registry.signature");

    @ArchTest
    static final ArchRule archiveFormatsAreBehindTheArchives = onlyFrom(
            "org.apache.commons..",
            "io.acpupgrade.registry.archive",
            "io.acpupgrade.registry.layout",
            "io.acpupgrade.registry.corepackage",
            "io.acpupgrade.registry.compression");

    @ArchTest
    static final ArchRule picocliIsBehindTheCommandLine = onlyFrom("picocli..", "io.acpupgrade.prep.cli..");

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
    static final ArchRule textReachesATerminalInOnePlace = noClasses()
            .that()
            .doNotHaveSimpleName("Printer")
            .should()
            .accessTargetWhere(target(owner(assignableTo(PrintStream.class)))
                    .and(target(nameMatching("print.*|write|append|format"))));

    @ArchTest
    static final ArchRule roomsAreFreeOfTangles =
            slices().matching("io.acpupgrade.(**)").should().beFreeOfCycles();

    private static ArchRule onlyFrom(String library, String... rooms) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
