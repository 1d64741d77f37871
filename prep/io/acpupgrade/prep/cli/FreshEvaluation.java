package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.cluster.Connection;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.PreflightRequest;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.upgrade.FreshPreflight;
import java.util.List;
import java.util.Optional;

/** The preflight of {@code --preflight}, run for a request. */
record FreshEvaluation(
        Surroundings surroundings,
        RequestFlags request,
        WatchFlags flags,
        ClusterOptions access,
        TextLog log,
        Connection cluster)
        implements FreshPreflight {
    @Override
    public PreflightResult of(String name, PlatformVersion target) throws ClusterException, InterruptedException {
        PreflightRequest question =
                new PreflightRequest(name, Optional.of(target), PreflightRequest.Witnesses.AUTO, List.of());
        try (Connection workload = request.workload().connection(access, surroundings, log)) {
            return PreflightRun.preflight(
                            cluster.api(),
                            flags.shadowGroup(),
                            VersionData.bundled(),
                            request.preflightTimeout(),
                            log::detail)
                    .evaluate(
                            question,
                            new ClusterReader(cluster.api(), access.kubectl()),
                            request.workload().reader(name, access, workload));
        }
    }
}
