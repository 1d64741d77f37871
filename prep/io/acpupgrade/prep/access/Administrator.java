package io.acpupgrade.prep.access;

import io.acpupgrade.prep.kubernetes.PlatformProxy;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;

/**
 * The administrator who grants rights in a cluster, with their own kubeconfig.
 *
 * @param kubectl the start of their command lines, which must reach this cluster and no other
 * @param instruction introduces the commands, as in {@code As an administrator of ..., grant them}
 */
public record Administrator(ShellCommand kubectl, Message instruction) {
    /** The administrator of the cluster that the run uses. */
    public static Administrator of(String server) {
        return new Administrator(ShellCommand.of("kubectl"), Message.of("access.grant", server));
    }

    /** The administrator of a workload cluster. */
    public static Administrator ofWorkload(String cluster, String server) {
        String file = cluster + ".kubeconfig";
        return PlatformProxy.of(server).isPresent()
                ? new Administrator(
                        ShellCommand.of("kubectl").option("--server", server),
                        Message.of("access.grant-in-cluster", cluster, server))
                : new Administrator(
                        ShellCommand.of("kubectl").option("--kubeconfig", file),
                        Message.of("access.grant-by-kubeconfig", cluster, server, file));
    }
}
