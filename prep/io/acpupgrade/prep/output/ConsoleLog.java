package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.ConsoleWriter;
import io.acpupgrade.prep.output.terminal.Frame;
import io.acpupgrade.prep.output.terminal.ProgressDisplay;
import io.acpupgrade.prep.output.terminal.TerminalSize;
import io.acpupgrade.prep.report.MissingRightReport;
import io.acpupgrade.prep.report.RegistryReport;
import io.acpupgrade.prep.report.ReportRecorder;
import io.acpupgrade.prep.report.ReportSection;
import io.acpupgrade.prep.target.RegistryIdentity;
import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.prep.workflow.event.InterruptNotice;
import io.acpupgrade.prep.workflow.event.RunListener;
import io.acpupgrade.prep.workflow.event.StatusDisplay;
import io.acpupgrade.prep.workflow.event.WorkflowResult;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.copy.CopyListener;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.Finding;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.copy.Verification;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts a run's events into words on the error stream, and into the report. */
public final class ConsoleLog implements RunListener {
    /** Layers that are left out are all named in the result; in the log a few are enough. */
    private static final int MOST_LEFT_OUT = 20;

    /** How much of what happens is logged. */
    public enum Detail {
        BRIEF,
        VERBOSE
    }

    private final ConsoleWriter console;
    private final PhaseProgress progress;
    private final ProgressDisplay.Style style;
    private final Detail detail;
    private final ReportRecorder report;
    private final Consumer<WorkflowResult> results;
    private final Supplier<TerminalSize> window;
    /** Failures that were printed: a registry that fails for all artifacts is named once. */
    private final Set<String> printedFailures = ConcurrentHashMap.newKeySet();

    private volatile InterruptNotice interruptNotice = InterruptNotice.OF_READING;

    /**
     * A log of one run.
     *
     * @param results receives what goes to the standard output
     * @param window the size of the terminal
     */
    public ConsoleLog(
            ConsoleWriter console,
            ProgressDisplay.Style style,
            Detail detail,
            ReportRecorder report,
            Consumer<WorkflowResult> results,
            Supplier<TerminalSize> window) {
        this.console = console;
        this.progress = new PhaseProgress(console, style);
        this.style = style;
        this.detail = detail;
        this.report = report;
        this.results = results;
        this.window = window;
    }

    @Override
    public void info(Message heading, Message text) {
        console.line(heading, text);
    }

    /** Shows something on the whole of a terminal, until the end. */
    void fill(Frame frame) {
        console.fill(frame);
    }

    @Override
    public void detail(Message text) {
        if (detail == Detail.VERBOSE) {
            console.line(Message.NONE, text);
        }
    }

    @Override
    public void warn(Message text) {
        console.line(Message.of("heading.warning"), text);
    }

    @Override
    public void ifInterrupted(Message state, Message next) {
        interruptNotice = new InterruptNotice(state, next);
    }

    /** How things are left if the run is interrupted now. */
    public InterruptNotice interruptNotice() {
        return interruptNotice;
    }

    @Override
    public void result(WorkflowResult result) {
        results.accept(result);
    }

    @Override
    public void report(ReportSection section) {
        report.add(section);
    }

    @Override
    public StatusDisplay display() {
        return new StatusViewer(this, style, window);
    }

    @Override
    public void foundRegistry(RegistryTarget target) {
        console.line("Registry", target.address().toString());
        Message.english(target.reasons()).forEach(reason -> console.line("", reason));
    }

    @Override
    public void connecting(RegistryTarget target, RegistryIdentity identity) {
        String login = Phrases.of(identity.login());
        String tls = Phrases.of(identity.trust());
        console.line("Login", login);
        identity.login()
                .notes()
                .forEach(identity.isAnonymous() ? note -> console.line("", note.english()) : this::detail);
        console.line("TLS", tls);
        identity.trust().notes().forEach(this::detail);
        identity.trust().mode().warning().ifPresent(this::warn);
        identity.warnings().forEach(this::warn);
        report.add(new RegistryReport(target.address().toString(), Message.english(target.reasons()), login, tls));
    }

    @Override
    public LongConsumer checking(Path path) {
        console.line("Package", path.toString());
        return progress.begin("Checking", FolderSize.of(path))::advance;
    }

    @Override
    public void checked(CorePackage core, Duration elapsed) {
        end();
        long artifacts = core.artifacts().size();
        String version = core.targetVersion().isEmpty() ? "" : ", version " + core.targetVersion();
        console.line(
                "Checked",
                Units.count(artifacts, "artifact") + " in "
                        + Units.count(core.bundles().size(), "file or folder") + version + " (" + Units.time(elapsed)
                        + ")");
        Phrases.signatures(core.bundles()).forEach(line -> console.line("", line));
        Message.english(core.notes()).forEach(note -> console.line("", note));
        core.notPushed().forEach(this::warn);
        Phrases.leftOut(core.artifacts())
                .limit(MOST_LEFT_OUT)
                .map(Message::text)
                .forEach(this::warn);
        report.add(core);
    }

    @Override
    public void planning(int artifacts) {
        console.line("Asking", "what the registry holds of " + Units.count(artifacts, "artifact"));
    }

    @Override
    public void planned(CopyPlan plan, Duration elapsed) {
        int all = plan.states().size();
        int missing = plan.incomplete().size();
        console.line(
                "Plan",
                Units.count(all, "artifact") + ": " + (all - missing) + " already there, " + missing + " to push; "
                        + Phrases.ofWork(plan) + " (" + Units.time(elapsed) + ")");
        plan.states().stream()
                .filter(state -> state.remedy().isPresent())
                .limit(MOST_LEFT_OUT)
                .forEach(this::warnOfUnknown);
        report.add(plan);
    }

    /** An artifact that this user may not look at counts as missing, which need not be so. */
    private void warnOfUnknown(RemoteState state) {
        warn(Message.text(state.artifact().reference()
                + ": what the registry holds of it is not known, so it counts as to push. "
                + state.findings().stream().map(it -> it.message().english()).collect(Collectors.joining("; ")) + ". "
                + state.remedy().map(Message::english).orElseThrow()));
    }

    @Override
    public void planned(CopyPlan plan) {
        if (!plan.incomplete().isEmpty()) {
            progress.begin("Pushing", plan.verbatimBytes() + plan.bytesToCompress());
        }
    }

    @Override
    public CopyListener.Progress sending(Blob blob, Repository repository) {
        String name = blob.packaged().digest().abbreviated() + " to " + repository;
        if (detail == Detail.VERBOSE) {
            console.line("Sending", name + ", " + Units.bytes(blob.size()));
        }
        return progress.item(name, blob.size());
    }

    @Override
    public void copying(Supplier<CopyResult> soFar) {
        report.add(soFar);
    }

    @Override
    public void done(ArtifactResult result) {
        if (result.outcome() == ArtifactResult.Outcome.FAILED) {
            failed(result);
        } else if (detail == Detail.VERBOSE) {
            String why = result.failure()
                    .map(failure -> ": " + failure.message().english())
                    .orElse("");
            console.line(Phrases.of(result.outcome()), result.artifact().reference() + why);
        }
    }

    private void failed(ArtifactResult result) {
        result.failure()
                .filter(failure -> failure.causedBy().isEmpty() || detail == Detail.VERBOSE)
                .filter(failure -> printedFailures.add(failure.message().english()) || detail == Detail.VERBOSE)
                .ifPresent(failure -> console.line(
                        "FAILED",
                        result.artifact().reference() + ": " + failure.message().english()));
    }

    @Override
    public void copied(CopyResult result) {
        end();
        report.add(() -> result);
        if (result.count(ArtifactResult.Outcome.ALREADY_THERE)
                == result.artifacts().size()) {
            console.line("Pushed", "nothing: the registry holds all of it already");
            return;
        }
        console.line(
                "Pushed",
                Units.count(result.count(ArtifactResult.Outcome.PUSHED), "artifact") + ", "
                        + Units.bytes(result.bytesSent()) + " sent (" + Units.time(result.elapsed()) + ")"
                        + Phrases.ofTheRest(result));
    }

    @Override
    public void verifying(int artifacts) {
        if (artifacts > 0) {
            console.line("Verifying", Units.count(artifacts, "artifact") + " by tag, digest and size");
        }
    }

    @Override
    public void readingBack(int blobs, long bytes) {
        console.line("Reading", "back " + Units.count(blobs, "blob") + ", " + Units.bytes(bytes));
        progress.begin("Reading", bytes);
    }

    @Override
    public CopyListener.Progress reading(Descriptor blob, Repository repository) {
        return progress.item(blob.digest().abbreviated() + " of " + repository, blob.size());
    }

    @Override
    public void verified(Verification verification, Duration elapsed) {
        end();
        report.add(verification);
        int all = verification.states().size();
        int wrong = verification.incomplete().size();
        console.line(
                "Verified",
                Units.count(all, "artifact") + ": " + (all - wrong) + " whole, " + wrong + " not whole ("
                        + Units.time(elapsed) + ")");
        verification.incomplete().forEach(this::unlike);
    }

    /** One line for each kind of finding: what is damaged must not hide behind what is missing. */
    private void unlike(RemoteState state) {
        for (Finding.Kind kind : Finding.Kind.values()) {
            List<Finding> found = state.findings().stream()
                    .filter(finding -> finding.kind() == kind)
                    .toList();
            int listed = detail == Detail.VERBOSE ? found.size() : 1;
            String more =
                    found.size() > listed ? ", and " + (found.size() - listed) + " more (--verbose lists them)" : "";
            found.stream()
                    .limit(listed)
                    .forEach(finding -> console.line(
                            Phrases.of(kind),
                            state.artifact().reference() + ": "
                                    + finding.message().english() + more));
        }
    }

    @Override
    public void retrying(RegistryException failure, int attempt, Duration pause) {
        console.line("Retrying", failure.getMessage() + " – attempt " + (attempt + 1) + " in " + Units.time(pause));
    }

    /** Ends whatever is being drawn. */
    public void end() {
        progress.end();
    }

    @Override
    public void missingRights(List<MissingRightReport> rights) {
        report.addMissingRights(rights);
    }
}
