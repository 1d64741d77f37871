package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.access.AccessRole;
import io.acpupgrade.prep.report.RepairOrder;
import io.acpupgrade.prep.target.RegistryRequest;
import io.acpupgrade.prep.target.UsageException;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.prep.workflow.settings.SyncMode;
import io.acpupgrade.prep.workflow.settings.SyncSettings;
import io.acpupgrade.registry.InvalidInputException;
import io.acpupgrade.registry.copy.CopyOptions;
import io.acpupgrade.registry.remote.RateLimit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Everything that commands about the registry share. */
public final class SyncOptions {
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

    /** How to run this program again for the same package, registry and cluster. */
    public OwnCommand program(CliContext context) {
        return Invocation.of(command, context);
    }

    /** What finding the registry and its login may need in the cluster. */
    public Set<AccessRole> roles(CliContext context) {
        return registry.isWhole(context) ? EnumSet.noneOf(AccessRole.class) : EnumSet.of(AccessRole.SYNC);
    }

    /** What a run about a registry is to do, where nothing limits or repairs it. */
    public SyncSettings settings(SyncMode mode, CliContext context) throws InvalidInputException {
        return settings(mode, Optional.empty(), RepairOrder.none(), context);
    }

    /** Faults in the options end the run at once, and not after the minutes that the check of a package takes. */
    public SyncSettings settings(SyncMode mode, Optional<RateLimit> limit, RepairOrder repair, CliContext context)
            throws InvalidInputException {
        CopyOptions options = copy.options(packages.verification());
        RegistryRequest request = registry.request(context);
        return new SyncSettings(
                mode, packages.source(context), request, options, limit, repair, output.report(context));
    }

    PackageOptions packages() {
        return packages;
    }

    RegistryOptions registry() {
        return registry;
    }

    int jobs() throws UsageException {
        return copy.options(packages.verification()).jobs();
    }

    public ClusterOptions cluster() {
        return cluster;
    }

    public OutputOptions output() {
        return output;
    }
}
