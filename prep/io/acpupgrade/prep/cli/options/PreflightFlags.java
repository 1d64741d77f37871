package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.preflight.AdvisoryResults;
import io.acpupgrade.prep.preflight.PreflightRequest;
import io.acpupgrade.prep.workflow.settings.PreflightSettings;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a preflight is about, and who is asked. */
public final class PreflightFlags {
    private static final Duration OPERATOR_PATIENCE = Duration.ofSeconds(30);

    @Option(names = "--preflight", arity = "0..1", fallbackValue = "true", paramLabel = "BOOL")
    private boolean preflight;

    @UsedOnlyWith("--preflight")
    @Option(names = "--cluster", descriptionKey = "preflight-cluster", paramLabel = "NAME")
    private String cluster = ManagedCluster.GLOBAL;

    @UsedOnlyWith("--preflight")
    @Option(names = "--to", descriptionKey = "preflight-to", paramLabel = "VERSION", converter = VersionText.class)
    private Optional<PlatformVersion> target = Optional.empty();

    @UsedOnlyWith("--preflight")
    @Option(names = "--origin", paramLabel = "auto|cvo|local")
    private PreflightRequest.EvaluationSource origin = PreflightRequest.EvaluationSource.AUTO;

    @UsedOnlyWith("--preflight")
    @Option(names = "--checked-by-hand", paramLabel = "CHECK", split = ",")
    private List<String> byHand = new ArrayList<>();

    @UsedOnlyWith("--preflight")
    @Option(names = "--strict")
    private boolean strict;

    @Mixin
    private final WorkloadOptions workload = new WorkloadOptions();

    @Mixin
    private final ShadowOptions shadow = new ShadowOptions();

    @Mixin
    private final VersionDataOptions versions = new VersionDataOptions();

    /** A version as people write it, with or without {@code v}. */
    static final class VersionText implements ITypeConverter<PlatformVersion> {
        @Override
        public PlatformVersion convert(String text) {
            return PlatformVersion.parse(text)
                    .orElseThrow(() -> new UnreadableValueException(Message.of("options.no-version", text)));
        }
    }

    public boolean isAsked() {
        return preflight;
    }

    /**
     * What the preflight is to find out.
     *
     * @param patience how long to wait for the operator, where it was named
     */
    public PreflightSettings settings(SyncOptions options, Optional<Duration> patience, CliContext context)
            throws InvalidInputException {
        return new PreflightSettings(
                new PreflightRequest(cluster, target, origin, byHand),
                strict ? AdvisoryResults.Enforcement.STRICT : AdvisoryResults.Enforcement.ADVISORY,
                patience.orElse(OPERATOR_PATIENCE),
                shadow.group(),
                versions.data(context),
                workload.source(options.cluster(), context),
                options.packages().found(context),
                options.registry().request(context),
                options.jobs(),
                context.hosts());
    }

    public Optional<String> shadowGroup() {
        return shadow.group();
    }
}
