package io.acpupgrade.prep.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.text.CommandPrefixes;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.prep.text.ShellCommand;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What an operator may tell, in YAML. GUESS: the shapes are those that the platform package guesses. */
public final class Told {
    static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    /** As they are called where nothing has to be said again. */
    public static final CommandPrefixes COMMANDS =
            new CommandPrefixes(ShellCommand.of("kubectl"), new OwnCommand(Path.of("/core/upgrade.sh"), List.of()));

    private Told() {}

    /** The account of the cluster {@code global}: what is asked for, and the status. */
    public static ClusterVersionShadow of(String spec, String status) {
        return of("global", spec, status);
    }

    public static ClusterVersionShadow of(String cluster, String spec, String status) {
        return ClusterVersionShadow.parse(
                object("{metadata: {name: " + cluster + ", generation: 2}, spec: " + spec + ", status: " + status + "}")
                        .json());
    }

    static UpgradeStatus status(String spec, String status) {
        return UpgradeStatus.of(of(spec, status), UnstableModules.notRead(), NOW, COMMANDS);
    }

    static KubernetesObject object(String yaml) {
        try {
            return KubernetesObject.of(new YAMLMapper().readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
