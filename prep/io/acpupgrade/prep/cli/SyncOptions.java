package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.access.AccessRole;
import io.acpupgrade.prep.text.OwnCommand;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Everything that commands about the registry share. */
final class SyncOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private final PackageOptions packages = new PackageOptions();

    @Mixin
    private final RegistryOptions registry = new RegistryOptions();

    @Mixin
    private final CopyFlags copy = new CopyFlags();

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /** How this program is called again for the same package, registry and cluster. */
    OwnCommand again(CliContext surroundings) {
        return Invocation.of(command, surroundings);
    }

    /** What finding the registry and its login may need in the cluster. */
    Set<AccessRole> roles(CliContext surroundings) {
        return registry.isWhole(surroundings) ? EnumSet.noneOf(AccessRole.class) : EnumSet.of(AccessRole.SYNC);
    }

    PackageOptions packages() {
        return packages;
    }

    RegistryOptions registry() {
        return registry;
    }

    CopyFlags copy() {
        return copy;
    }

    ClusterOptions cluster() {
        return cluster;
    }

    OutputOptions output() {
        return output;
    }
}
