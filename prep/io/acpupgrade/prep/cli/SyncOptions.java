package io.acpupgrade.prep.cli;

import picocli.CommandLine.Mixin;

/** Everything that commands about the registry share. */
final class SyncOptions {
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
