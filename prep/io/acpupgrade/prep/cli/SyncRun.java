package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.deploy.lock.DeployLock;
import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.Connection;
import io.acpupgrade.prep.output.CopyTable;
import io.acpupgrade.prep.output.PlanTable;
import io.acpupgrade.prep.output.TextLog;
import io.acpupgrade.prep.output.VerifyTable;
import io.acpupgrade.prep.report.RepairOrder;
import io.acpupgrade.prep.report.RepairReport;
import io.acpupgrade.prep.report.RunReport;
import io.acpupgrade.prep.target.RegistryRequest;
import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.target.UsageException;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.prep.workflow.PackageCheckup;
import io.acpupgrade.prep.workflow.Sync;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.InvalidInputException;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.copy.CopyOptions;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.copy.Verification;
import io.acpupgrade.registry.corepackage.CorePackage;
import io.acpupgrade.registry.remote.PacedRegistry;
import io.acpupgrade.registry.remote.RateLimit;
import io.acpupgrade.registry.remote.RetryingRegistry;
import io.acpupgrade.registry.remote.http.Access;
import io.acpupgrade.registry.signature.Keyring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The phases of a sync on the command line: check, find the registry, plan, push, verify. */
final class SyncRun {
    private static final Set<SyncWish.Extent> LOOKING = Set.of(SyncWish.Extent.VERIFY, SyncWish.Extent.READ_BACK);
    private static final String FILL_IT =
            "Have whoever looks after this external registry bring in what is missing, or push it yourself by naming the"
                    + " registry with --registry; then run the same command again.";

    private final CliContext surroundings;
    private final SyncOptions options;
    private final TextLog log;
    private final RunReport report;
    private final Cluster cluster;

    SyncRun(CliContext surroundings, SyncOptions options, TextLog log, RunReport report, Cluster cluster) {
        this.surroundings = surroundings;
        this.options = options;
        this.log = log;
        this.report = report;
        this.cluster = cluster;
    }

    /** Runs as the named command, from the first word to the exit code. */
    static int execute(String command, SyncWish wish, CliContext surroundings, SyncOptions options) {
        return new Run(command, options.roles(surroundings), surroundings, options.output())
                .execute(
                        options.cluster(),
                        (log, report, cluster) -> new SyncRun(surroundings, options, log, report, cluster)
                                .alone(wish, cluster)
                                .code());
    }

    /** A platform that says where its registry is, says as well who is at work on it; others hold nothing. */
    private SyncOutcome alone(SyncWish wish, Connection platform) throws Exception {
        Ready ready = ready(wish);
        RegistryAccess access = access(ready);
        RegistryTarget target = access.target();
        boolean writesToPlatform = target instanceof RegistryTarget.BuiltIn && wish.extent() == SyncWish.Extent.PUSH;
        return writesToPlatform
                ? DeployLock.alone(platform.api(), log, guarded -> run(wish, ready, access, target))
                : run(wish, ready, access, target);
    }

    /** What is known before registry or cluster are asked. */
    record Ready(
            CopyOptions copying,
            RegistryRequest wishes,
            Optional<RateLimit> limit,
            RepairOrder repair,
            CorePackage core) {}

    /** What is wrong with the options is said at once, not after the minutes that the check of a package takes. */
    Ready ready(SyncWish wish) throws Exception {
        CopyOptions copying = options.copy().options(options.packages().rigor());
        Optional<RateLimit> limit = wish.rate().limit();
        RepairOrder repair = repair(wish);
        RegistryRequest wishes = options.registry().wishes(surroundings);
        Optional<Keyring> keyring = options.packages().keyring(surroundings);
        CorePackage core = new PackageCheckup(log, System::nanoTime, keyring)
                .core(
                        options.packages().folder(surroundings),
                        options.packages().rigor());
        repair.matches(core.artifacts());
        return new Ready(copying, wishes, limit, repair, core);
    }

    SyncOutcome run(SyncWish wish, Ready ready) throws Exception {
        RegistryAccess access = access(ready);
        return run(wish, ready, access, access.target());
    }

    private RegistryAccess access(Ready ready) {
        return new RegistryAccess(ready.wishes(), cluster, surroundings, log, report);
    }

    private SyncOutcome run(SyncWish wish, Ready ready, RegistryAccess access, RegistryTarget target) throws Exception {
        CopyOptions copying = ready.copying();
        CorePackage core = ready.core();
        RetryingRegistry opened = access.open(target, rights(wish, target), copying.jobs());
        Registry registry = ready.limit()
                .<Registry>map(limit -> new PacedRegistry(opened, limit))
                .orElse(opened);
        Sync sync = new Sync(registry, copying, log, System::nanoTime);
        List<Artifact> wanted = core.artifacts();
        List<RemoteState> found = new ArrayList<>();
        if (!target.takesImages() && !LOOKING.contains(wish.extent())) {
            return new SyncOutcome(look(sync, core, found), core, target, found);
        }
        ExitCode code = switch (wish.extent()) {
            case PLAN -> plan(sync, wanted, ready.repair(), found);
            case PUSH -> push(sync, wanted, ready.repair(), found);
            case SKIP, VERIFY -> verified(sync.look(wanted), remedy(target), found);
            case READ_BACK -> verified(sync.read(wanted), remedyOfDamage(target), found);
        };
        return new SyncOutcome(code, core, target, found);
    }

    private static Access rights(SyncWish wish, RegistryTarget target) {
        return wish.extent() == SyncWish.Extent.PUSH && target.takesImages() ? Access.WRITE : Access.READ;
    }

    private RepairOrder repair(SyncWish wish) throws InvalidInputException {
        if (wish.repair().isEmpty()) {
            return RepairOrder.none();
        }
        Path file = surroundings.workingFolder().resolve(wish.repair().get());
        if (!Files.exists(file)) {
            throw new UsageException(
                    "--repair " + wish.repair().get() + ": there is no such file",
                    "Give the report that verify --deep has written (--report FILE).");
        }
        return RepairReport.read(file);
    }

    private ExitCode plan(Sync sync, List<Artifact> wanted, RepairOrder repair, List<RemoteState> found)
            throws Exception {
        CopyPlan plan = sync.plan(wanted, repair);
        found.addAll(plan.holdings());
        options.output().print(surroundings, new PlanTable(plan).lines());
        return ExitCode.DONE;
    }

    private ExitCode push(Sync sync, List<Artifact> wanted, RepairOrder repair, List<RemoteState> found)
            throws Exception {
        CopyPlan plan = sync.plan(wanted, repair);
        CopyResult copied = sync.copy(plan);
        if (surroundings.interruption().isAsked()) {
            return ExitCode.INTERRUPTED;
        }
        Verification verification =
                copied.isComplete() ? sync.verify(plan, repair) : new Verification(List.of(), Verification.Depth.HEAD);
        found.addAll(verification.holdings());
        options.output().print(surroundings, new CopyTable(copied).lines());
        if (copied.isComplete() && verification.isComplete()) {
            return ExitCode.DONE;
        }
        if (!copied.isComplete()) {
            return failed(copied);
        }
        return incomplete(
                verification, repair.isEmpty() ? syncAgain() : new StorageAdvice(verification.damages()).tell(log));
    }

    /** Whoever fills an external registry may leave out what this platform does not use, but not the required images. */
    private ExitCode look(Sync sync, CorePackage core, List<RemoteState> found) throws Exception {
        log.say("Skipping", "nothing is pushed to an external registry; the package is looked for there");
        Verification verification = sync.look(core.artifacts());
        found.addAll(verification.holdings());
        options.output().print(surroundings, new VerifyTable(verification).lines());
        Set<Artifact> required = Stream.of(CorePackage.PRODUCT_IMAGE, CorePackage.OPERATOR_IMAGE)
                .flatMap(name -> core.named(name).stream())
                .collect(Collectors.toSet());
        Verification needed = new Verification(
                verification.holdings().stream()
                        .filter(holding -> required.contains(holding.artifact()))
                        .toList(),
                verification.depth());
        if (!needed.isComplete()) {
            return incomplete(verification, FILL_IT);
        }
        if (!verification.isComplete()) {
            int missing = verification.incomplete().size();
            log.warn(Units.count(missing, "artifact") + " of the package " + (missing == 1 ? "is" : "are")
                    + " not whole in the external registry; the two images that deploying needs are. " + FILL_IT);
        }
        return ExitCode.DONE;
    }

    /** A sync sends nothing to a registry that somebody else fills. */
    private String remedy(RegistryTarget target) {
        return target.takesImages() ? syncAgain() : FILL_IT;
    }

    private String syncAgain() {
        return "Run `" + again().verb("sync")
                + "` to send what is missing. What is missing again although it was sent lies"
                + " damaged in the registry's storage: `"
                + again().verb("verify").with("--deep", "--report", "REPORT") + "` names it.";
    }

    /** Reading back finds what a sync by itself takes to be there. */
    private String remedyOfDamage(RegistryTarget target) {
        return target.takesImages() ? repair() : FILL_IT;
    }

    private String repair() {
        Optional<Path> written = options.output().report().map(surroundings.workingFolder()::resolve);
        String file = written.map(path -> path.normalize().toString()).orElse("REPORT");
        return "Send again what is damaged: `" + again().verb("sync").option("--repair", file) + "`"
                + (written.isPresent()
                        ? ""
                        : ", where REPORT is the report of this run (write it with --report REPORT)")
                + ".";
    }

    private OwnCommand again() {
        return options.again(surroundings);
    }

    private ExitCode verified(Verification verification, String remedy, List<RemoteState> found) {
        found.addAll(verification.holdings());
        options.output().print(surroundings, new VerifyTable(verification).lines());
        return verification.isComplete() ? ExitCode.DONE : incomplete(verification, remedy);
    }

    private ExitCode incomplete(Verification verification, String lacking) {
        String remedy = verification.remedy(lacking);
        String message =
                "Not whole in the registry: " + verification.incomplete().size() + " of "
                        + Units.count(verification.holdings().size(), "artifact");
        report.addFailure(message, remedy);
        log.say("FAILED", message);
        log.say("Next", remedy);
        return ExitCode.REGISTRY;
    }

    private ExitCode failed(CopyResult copied) {
        List<ArtifactResult> failures = copied.artifacts().stream()
                .filter(artifact -> !artifact.outcome().isThere())
                .toList();
        long notBegun = copied.count(ArtifactResult.Outcome.NOT_BEGUN);
        String message = "Not pushed: " + failures.size() + " of "
                + Units.count(copied.artifacts().size(), "artifact")
                + (notBegun > 0 ? ", " + notBegun + " of them not begun" : "");
        List<String> remedies = failures.stream()
                .flatMap(artifact -> artifact.failure().stream())
                .map(ArtifactResult.Failure::remedy)
                .distinct()
                .toList();
        report.addFailure(message, String.join(" ", remedies));
        log.say("FAILED", message);
        remedies.forEach(remedy -> log.say("Next", remedy));
        boolean ours = failures.stream()
                .flatMap(artifact -> artifact.failure().stream())
                .allMatch(failure -> failure.kind().isEmpty());
        return ours ? ExitCode.BAD_INPUT : ExitCode.REGISTRY;
    }
}
