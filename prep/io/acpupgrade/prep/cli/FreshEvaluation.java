package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cluster.ClusterAccess;
import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.cluster.Connection;
import io.acpupgrade.prep.cluster.LazyCluster;
import io.acpupgrade.prep.cluster.ManagedCluster;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.LocalEvaluation;
import io.acpupgrade.prep.preflight.OperatorQuestion;
import io.acpupgrade.prep.preflight.Preflight;
import io.acpupgrade.prep.preflight.PreflightRequest;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.preflight.Reevaluation;
import io.acpupgrade.prep.preflight.check.ProductChecks;
import io.acpupgrade.prep.shadow.ShadowLookup;
import io.acpupgrade.prep.upgrade.FreshPreflight;
import java.time.Duration;
import java.time.InstantSource;
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
    private static final Duration CHECK_PATIENCE = Duration.ofSeconds(60);

    @Override
    public PreflightResult of(String name, PlatformVersion target) throws ClusterException, InterruptedException {
        OperatorQuestion operator = new OperatorQuestion(
                new ShadowLookup(cluster.api(), flags.shadowGroup()),
                Reevaluation.NOT_PUBLIC,
                request.preflightTimeout(),
                OperatorQuestion.Pause.REAL,
                InstantSource.system());
        LocalEvaluation local = new LocalEvaluation(ProductChecks.all(VersionData.bundled()), CHECK_PATIENCE);
        PreflightRequest question =
                new PreflightRequest(name, Optional.of(target), PreflightRequest.Witnesses.AUTO, List.of());
        try (Connection workload = new LazyCluster(workloadAccess(), log::warn)) {
            return new Preflight(local, operator, log::detail)
                    .evaluate(question, new ClusterReader(cluster.api(), access.kubectl()), reader(name, workload));
        }
    }

    private Optional<ClusterReader> reader(String name, Connection workload) throws ClusterException {
        boolean given = request.clusterKubeconfig().isPresent()
                || request.clusterContext().isPresent();
        return name.equals(ManagedCluster.GLOBAL) || !given
                ? Optional.empty()
                : Optional.of(new ClusterReader(
                        workload.api(), access.kubectl(request.clusterKubeconfig(), request.clusterContext())));
    }

    private ClusterAccess workloadAccess() {
        return access.access(surroundings, request.clusterKubeconfig(), request.clusterContext());
    }
}
