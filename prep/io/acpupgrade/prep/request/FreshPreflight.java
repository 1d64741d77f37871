package io.acpupgrade.prep.request;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.preflight.PreflightResult;

/** Evaluates, now, whether a cluster may be brought to a version. */
@FunctionalInterface
public interface FreshPreflight {
    PreflightResult of(String cluster, PlatformVersion target) throws ClusterException, InterruptedException;
}
