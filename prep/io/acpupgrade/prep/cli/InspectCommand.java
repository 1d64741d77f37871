package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.output.InspectTable;
import io.acpupgrade.prep.workflow.PackageCheckup;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code upgrade.sh inspect}: needs neither a registry nor a cluster. */
@Command(
        name = "inspect",
        description = "Shows what is in the package, or in single plugin archives, and checks every byte of it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class InspectCommand implements Callable<Integer>, ReadOnly {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Archives or folders (default: the whole package).")
    private List<Path> files = List.of();

    @Mixin
    private final PackageOptions packages = new PackageOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private final CliContext surroundings;

    InspectCommand(CliContext surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return new Run("inspect", Set.of(), surroundings, output)
                .execute(new ClusterOptions(), (log, report, cluster) -> {
                    List<Path> wanted = files.isEmpty() ? List.of(packages.folder(surroundings)) : files;
                    PackageCheckup checkup = new PackageCheckup(log, System::nanoTime, packages.keyring(surroundings));
                    for (Path file : wanted) {
                        inspect(checkup, file);
                    }
                    return ExitCode.DONE;
                });
    }

    private void inspect(PackageCheckup checkup, Path file) throws Exception {
        CorePackage core =
                checkup.any(surroundings.workingFolder().resolve(file).normalize(), packages.rigor());
        output.print(surroundings, new InspectTable(core).lines());
    }
}
