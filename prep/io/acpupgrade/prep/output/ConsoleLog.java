package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.ConsoleWriter;
import io.acpupgrade.prep.output.terminal.Frame;
import io.acpupgrade.prep.output.terminal.ProgressDisplay;
import io.acpupgrade.prep.output.terminal.TerminalSize;
import io.acpupgrade.prep.report.MissingRightReport;
import io.acpupgrade.prep.report.OutcomeLabel;
import io.acpupgrade.prep.report.RegistryReport;
import io.acpupgrade.prep.report.ReportRecorder;
import io.acpupgrade.prep.report.ReportSection;
import io.acpupgrade.prep.target.RegistryIdentity;
import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.prep.workflow.event.InterruptNotice;
import io.acpupgrade.prep.workflow.event.RunListener;
import io.acpupgrade.prep.workflow.event.StatusDisplay;
import io.acpupgrade.prep.workflow.event.WorkflowResult;
import io.acpupgrade.problem.Language;
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
    private final Set<Message> printedFailures = ConcurrentHashMap.newKeySet();

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
            more(text);
        }
    }

    @Override
    public void warn(Message text) {
        log("heading.warning", text);
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

    /** The language of the person who reads it. */
    Language language() {
        return console.language();
    }

    @Override
    public void foundRegistry(RegistryTarget target) {
        log("heading.registry", Message.verbatim(target.address().toString()));
        target.reasons().forEach(this::more);
    }

    @Override
    public void connecting(RegistryTarget target, RegistryIdentity identity) {
        Message login = Phrases.of(identity.login());
        Message tls = Phrases.of(identity.trust());
        log("heading.login", login);
        identity.login().notes().forEach(identity.isAnonymous() ? this::more : this::detail);
        log("heading.tls", tls);
        identity.trust().notes().forEach(this::detail);
        identity.trust().mode().warning().ifPresent(this::warn);
        identity.warnings().forEach(this::warn);
        report.add(new RegistryReport(target.address().toString(), target.reasons(), login, tls));
    }

    @Override
    public LongConsumer checking(Path path) {
        log("heading.package", Message.verbatim(path.toString()));
        return progress.begin(Message.of("heading.checking"), FolderSize.of(path))::advance;
    }

    @Override
    public void checked(CorePackage core, Duration elapsed) {
        end();
        Message files = Message.of("count.files", core.bundles().size());
        Message content = Message.of("inspect.content", core.artifacts().size(), files);
        Message time = Durations.measured(elapsed);
        log(
                "heading.checked",
                core.targetVersion().isEmpty()
                        ? Message.of("log.within", content, time)
                        : Message.of("log.checked-version", content, core.targetVersion(), time));
        Phrases.signatures(core.bundles()).forEach(this::more);
        core.notes().forEach(this::more);
        core.notPushed().forEach(this::warn);
        Phrases.leftOut(core.artifacts()).limit(MOST_LEFT_OUT).forEach(this::warn);
        report.add(core);
    }

    @Override
    public void planning(int artifacts) {
        log("heading.asking", Message.of("log.asking", artifacts));
    }

    @Override
    public void planned(CopyPlan plan, Duration elapsed) {
        int all = plan.states().size();
        int missing = plan.incomplete().size();
        log(
                "heading.plan",
                Message.of(
                        "log.planned", all, all - missing, missing, Phrases.ofWork(plan), Durations.measured(elapsed)));
        plan.states().stream()
                .filter(state -> state.remedy().isPresent())
                .limit(MOST_LEFT_OUT)
                .forEach(this::warnOfUnknown);
        report.add(plan);
    }

    /** An artifact that this user may not look at counts as missing, which need not be so. */
    private void warnOfUnknown(RemoteState state) {
        warn(Message.of(
                "log.not-known",
                state.artifact().reference(),
                Message.clauses(state.findings().stream().map(Finding::message).toList()),
                state.remedy().orElse(Message.NONE)));
    }

    @Override
    public void planned(CopyPlan plan) {
        if (!plan.incomplete().isEmpty()) {
            progress.begin(Message.of("heading.pushing"), plan.verbatimBytes() + plan.bytesToCompress());
        }
    }

    @Override
    public CopyListener.Progress sending(Blob blob, Repository repository) {
        Message name = Message.of("log.blob-to", blob.packaged().digest().abbreviated(), repository);
        if (detail == Detail.VERBOSE) {
            log("heading.sending", Message.of("log.blob-size", name, Units.bytes(blob.size())));
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
            Message reference = Message.verbatim(result.artifact().reference().toString());
            Message line = result.failure()
                    .map(failure -> Message.of("about", reference, failure.message()))
                    .orElse(reference);
            console.line(OutcomeLabel.of(result.outcome()), line);
        }
    }

    private void failed(ArtifactResult result) {
        result.failure()
                .filter(failure -> failure.causedBy().isEmpty() || detail == Detail.VERBOSE)
                .filter(failure -> printedFailures.add(failure.message()) || detail == Detail.VERBOSE)
                .ifPresent(failure -> log(
                        "heading.failed", Message.of("about", result.artifact().reference(), failure.message())));
    }

    @Override
    public void copied(CopyResult result) {
        end();
        report.add(() -> result);
        if (result.count(ArtifactResult.Outcome.ALREADY_THERE)
                == result.artifacts().size()) {
            log("heading.pushed", Message.of("log.pushed-nothing"));
            return;
        }
        Message rest = Phrases.ofTheRest(result);
        log(
                "heading.pushed",
                Message.of(
                        "log.pushed",
                        result.count(ArtifactResult.Outcome.PUSHED),
                        Units.bytes(result.bytesSent()),
                        Durations.measured(result.elapsed()),
                        rest.isEmpty() ? rest : Message.of("and-more", rest)));
    }

    @Override
    public void verifying(int artifacts) {
        if (artifacts > 0) {
            log("heading.verifying", Message.of("log.verifying", artifacts));
        }
    }

    @Override
    public void readingBack(int blobs, long bytes) {
        log("heading.reading", Message.of("log.reading-back", blobs, Units.bytes(bytes)));
        progress.begin(Message.of("heading.reading"), bytes);
    }

    @Override
    public CopyListener.Progress reading(Descriptor blob, Repository repository) {
        return progress.item(Message.of("log.blob-of", blob.digest().abbreviated(), repository), blob.size());
    }

    @Override
    public void verified(Verification verification, Duration elapsed) {
        end();
        report.add(verification);
        int all = verification.states().size();
        int wrong = verification.incomplete().size();
        log("heading.verified", Message.of("log.verified", all, all - wrong, wrong, Durations.measured(elapsed)));
        verification.incomplete().forEach(this::logFindings);
    }

    /** One line for each kind of finding: what is damaged must not hide behind what is missing. */
    private void logFindings(RemoteState state) {
        for (Finding.Kind kind : Finding.Kind.values()) {
            List<Finding> found = state.findings().stream()
                    .filter(finding -> finding.kind() == kind)
                    .toList();
            int listed = detail == Detail.VERBOSE ? found.size() : 1;
            int more = found.size() - listed;
            found.stream()
                    .limit(listed)
                    .map(finding -> Message.of("about", state.artifact().reference(), finding.message()))
                    .map(line -> more > 0 ? Message.of("log.and-more-findings", line, more) : line)
                    .forEach(line -> console.line(Phrases.of(kind), line));
        }
    }

    @Override
    public void retrying(RegistryException failure, int attempt, Duration pause) {
        log(
                "heading.retrying",
                Message.of("log.retrying", Message.of(failure), attempt + 1, Durations.measured(pause)));
    }

    private void log(String heading, Message text) {
        console.line(Message.of(heading), text);
    }

    /** Continues the line before. */
    private void more(Message text) {
        console.line(Message.NONE, text);
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
