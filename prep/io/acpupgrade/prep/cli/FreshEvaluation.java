package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Connection;
import io.acpupgrade.prep.output.TextLog;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.PreflightRequest;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.request.FreshPreflight;
import java.util.List;
import java.util.Optional;

/** The preflight of {@code --preflight}, run for a request. */
record FreshEvaluation(
        CliContext surroundings,
        RequestFlags request,
        WatchFlags flags,
        ClusterOptions access,
        VersionData data,
        TextLog log,
        Connection platform)
        implements FreshPreflight {
    @Override
    public PreflightResult of(String name, PlatformVersion target) throws ClusterException, InterruptedException {
        PreflightRequest question =
                new PreflightRequest(name, Optional.of(target), PreflightRequest.Witnesses.AUTO, List.of());
        try (WorkloadAccess workload =
                new WorkloadAccess(name, request.workload(), access, surroundings, platform, log)) {
            return new Judges(platform.api(), flags.shadowGroup(), data)
                    .preflight(request.preflightTimeout(), Optional::empty, log::detail)
                    .evaluate(question, new ClusterReader(platform.api()), workload);
        }
    }
}
