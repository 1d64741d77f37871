package io.acpupgrade.prep.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code upgrade.sh verify}: changes nothing. */
@Command(
        name = "verify",
        description = "Holds every manifest and blob of the package against the registry; changes nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class VerifyCommand implements Callable<Integer>, ReadOnly {
    @Mixin
    private final SyncOptions options = new SyncOptions();

    private final Surroundings surroundings;

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return SyncRun.execute("verify", SyncRun.Extent.VERIFY, surroundings, options);
    }
}
