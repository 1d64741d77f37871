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

/** ClusterVersionShadows in YAML. GUESS: the fields are those that the platform package guesses. */
public final class ShadowSamples {
    static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    /** Command prefixes without repeated options. */
    public static final CommandPrefixes COMMANDS =
            new CommandPrefixes(ShellCommand.of("kubectl"), new OwnCommand(Path.of("/core/upgrade.sh"), List.of()));

    private ShadowSamples() {}

    /** The ClusterVersionShadow of the cluster {@code global}. */
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
