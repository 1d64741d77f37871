package io.acpupgrade.prep.access;

import io.acpupgrade.prep.kubernetes.PlatformProxy;
import io.acpupgrade.prep.text.ShellCommand;

/**
 * Who grants rights in a cluster, with a kubeconfig of their own.
 *
 * @param kubectl how their commands begin, so that they lead to this cluster and no other
 * @param instruction as what they do it
 */
public record Administrator(ShellCommand kubectl, String instruction) {
    /** The one of the cluster that a run is about. */
    public static Administrator of(String server) {
        return new Administrator(ShellCommand.of("kubectl"), "As an administrator of " + server + ", grant them");
    }

    /** The one of another cluster that the platform looks after. */
    public static Administrator ofWorkload(String cluster, String server) {
        String instruction = "As an administrator of cluster " + cluster + ", at " + server;
        String file = cluster + ".kubeconfig";
        return PlatformProxy.of(server).isPresent()
                ? new Administrator(
                        ShellCommand.of("kubectl").option("--server", server), instruction + ", grant them there")
                : new Administrator(
                        ShellCommand.of("kubectl").option("--kubeconfig", file),
                        instruction + ", whose kubeconfig is in " + file + ", grant them there");
    }
}
