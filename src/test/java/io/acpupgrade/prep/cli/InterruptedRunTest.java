package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.Gate;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.cli.options.ClusterOptions;
import io.acpupgrade.prep.cli.options.ColorChoice;
import io.acpupgrade.prep.cli.options.OutputOptions;
import io.acpupgrade.prep.output.terminal.StandardStream;
import io.acpupgrade.prep.output.terminal.TerminalSize;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.prep.workflow.ExitCode;
import io.acpupgrade.prep.workflow.Interruption;
import io.acpupgrade.prep.workflow.event.InterruptNotice;
import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.copy.CopyResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs that are interrupted in any phase. */
@Timeout(30)
class InterruptedRunTest {
    @TempDir
    Path folder;

    private final Interruption interruption = new Interruption();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private CompletableFuture<Integer> running(Run.Preparation preparation) {
        CliContext context = new CliContext(
                new ByteArrayInputStream(new byte[0]),
                StandardStream.over(new ByteArrayOutputStream()),
                StandardStream.over(err),
                CliContext.Screen.LOG,
                () -> TerminalSize.USUAL,
                Map.of(),
                Path.of("upgrade.sh"),
                Optional.empty(),
                folder,
                interruption,
                InstantSource.system(),
                Set::of,
                Language.ENGLISH,
                ColorChoice.auto);
        OutputOptions output = new OutputOptions();
        new CommandLine(output).parseArgs("--report", "report.json");
        return CompletableFuture.supplyAsync(
                () -> new Run("upgrade", Set.of(), context, output)
                        .execute(new ClusterOptions(), new OwnCommand(Path.of("upgrade.sh"), List.of()), preparation),
                run -> new Thread(run, "run").start());
    }

    private String output() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void stopsWhereverItWaits() throws Exception {
        // Given
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Integer> run = running(context -> () -> {
            waiting.countDown();
            Thread.sleep(60_000);
            return ExitCode.DONE;
        });
        waiting.await();

        // When
        interruption.ask();

        // Then
        assertThat(run.get()).isEqualTo(130);
        assertThat(output()).contains("STOP      interrupted", "STOPPED   Nothing was changed.", "Report    ");
        assertThat(folder.resolve("report.json")).exists();
    }

    @Test
    void tellsOfSendingOnlyOnceItSends() throws Exception {
        // Given
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Integer> run = running(context -> () -> {
            context.events().ifInterrupted(InterruptNotice.OF_COPY);
            waiting.countDown();
            Thread.sleep(60_000);
            return ExitCode.DONE;
        });
        waiting.await();

        // When
        interruption.ask();

        // Then
        assertThat(run.get()).isEqualTo(130);
        assertThat(output()).contains("STOPPED   No tag in the registry points to an incomplete image.");
    }

    @Test
    void writesItsReportAlthoughItsThreadIsInterrupted() throws Exception {
        // Given
        CompletableFuture<Integer> run = running(context -> () -> {
            Thread.currentThread().interrupt();
            return ExitCode.DONE;
        });

        // Then
        assertThat(run.get()).isZero();
        assertThat(folder.resolve("report.json")).exists();
    }

    @Test
    void describesTheStateIfItCannotStop() throws Exception {
        // Given
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Integer> run = running(context -> () -> {
            context.events()
                    .ifInterrupted(Message.verbatim("What was begun goes on."), Message.verbatim("Look at it later."));
            begun.countDown();
            // as a thread that reads a disk or the keyboard does
            awaitUninterruptibly(release);
            return ExitCode.DONE;
        });
        begun.await();

        // When
        interruption.ask();
        interruption.giveUp();

        // Then
        assertThat(output()).contains("STOPPED   What was begun goes on.", "Next      Look at it later.");
        assertThat(folder.resolve("report.json")).exists();

        // and once is enough
        release.countDown();
        assertThat(run.get()).isEqualTo(130);
        assertThat(output()).containsOnlyOnce("STOPPED");
    }

    @Test
    void reportsWhatWasUnderWayIfItCannotStop() throws Exception {
        // Given a copy that goes on, because it reads a disk
        CountDownLatch copying = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Artifact image = new Artifact.Assembled(Reference.parse("acp/core:v1"), "a test", List.of(), List.of());
        CompletableFuture<Integer> run = running(context -> () -> {
            context.events()
                    .copying(() -> new CopyResult(
                            List.of(new ArtifactResult(
                                    image,
                                    ArtifactResult.Outcome.INTERRUPTED,
                                    Optional.empty(),
                                    2,
                                    0,
                                    0,
                                    9000,
                                    Duration.ofSeconds(3),
                                    Optional.empty())),
                            Duration.ofSeconds(4)));
            copying.countDown();
            awaitUninterruptibly(release);
            return ExitCode.DONE;
        });
        copying.await();

        // When
        interruption.ask();
        interruption.giveUp();

        // Then
        JsonNode report =
                new JsonMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(report.at("/totals/interrupted").intValue()).isEqualTo(1);
        assertThat(report.at("/totals/bytesSent").longValue()).isEqualTo(9000);
        assertThat(report.at("/artifacts/0/blobsSent").intValue()).isEqualTo(2);
        release.countDown();
        assertThat(run.get()).isEqualTo(130);
    }

    @Test
    void countsTheSameInTheReportOnThePageAndOnTheConsole() throws Exception {
        // Given a layer of two images that stalls, when nothing was done for the other ones
        PackageFiles copies = Site.TWO_IMAGES.with(DistributionFiles.of(
                        NamedTestContent.of("acp/copy:v1", TestImage.small("product")),
                        NamedTestContent.of("acp/other-copy:v1", TestImage.small("product")))
                .under("registry/"));
        Gate gate = new Gate();
        try (Site site = Site.in(folder, copies)) {
            site.with(Fault.always(RequestFilter.uploadBodies(), TransportFaults.stallsBeforeReading(gate)));
            CommandLineRun line = site.loggedIn();
            CompletableFuture<Console> run = CompletableFuture.supplyAsync(
                    () -> line.runUntil(
                            interruption,
                            "sync",
                            "--registry",
                            site.registry().host(),
                            "--registry-ca",
                            "../ca.pem",
                            "--jobs",
                            "1",
                            "--verbose",
                            "--report",
                            "report.json",
                            "--report-html",
                            "page.html"),
                    work -> new Thread(work, "run").start());
            assertThat(gate.awaitArrival(Duration.ofSeconds(20))).isTrue();

            // When
            interruption.ask();

            // Then
            Console console = run.get().exits(130);
            JsonNode report =
                    new JsonMapper().readTree(site.core().resolve("report.json").toFile());
            List<String> results = report.path("artifacts").findValuesAsText("result");
            long interrupted = results.stream().filter("INTERRUPTED"::equals).count();
            long notBegun = results.stream().filter("NOT_BEGUN"::equals).count();
            assertThat(List.of(interrupted, notBegun)).allMatch(count -> count > 0);
            assertThat(interrupted + notBegun).isEqualTo(4);
            assertThat(report.at("/totals/interrupted").longValue()).isEqualTo(interrupted);
            assertThat(report.at("/totals/notBegun").longValue()).isEqualTo(notBegun);
            assertThat(Files.readString(site.core().resolve("page.html")))
                    .contains("<dt>Interrupted</dt><dd>" + interrupted + "</dd>")
                    .contains("<dt>Not begun</dt><dd>" + notBegun + "</dd>");
            assertThat(console.err()).contains(", " + interrupted + " interrupted, " + notBegun + " not begun");
            assertThat(console.err().lines().filter(told -> told.startsWith("interrupted acp/")))
                    .hasSize((int) interrupted);
            assertThat(console.err().lines().filter(told -> told.startsWith("not begun acp/")))
                    .hasSize((int) notBegun);
        } finally {
            gate.open();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch release) {
        while (release.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
