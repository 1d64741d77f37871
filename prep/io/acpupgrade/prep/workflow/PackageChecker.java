package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.workflow.settings.PackageSource;
import io.acpupgrade.prep.workflow.settings.SyncSettings;
import io.acpupgrade.problem.ExhaustedError;
import io.acpupgrade.problem.Side;
import io.acpupgrade.registry.DaemonThreads;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.InvalidInputException;
import io.acpupgrade.registry.InvalidPackageException;
import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.corepackage.CorePackage;
import io.acpupgrade.registry.corepackage.PackageReader;
import io.acpupgrade.registry.corepackage.RequiredImages;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads a package and finds all that is wrong with it, before anything is sent. */
final class PackageChecker {
    private final WorkflowContext run;

    PackageChecker(WorkflowContext run) {
        this.run = run;
    }

    /**
     * The core package of a sync, which holds the two required images.
     *
     * @throws InvalidPackageException with every fault that was found
     * @throws InvalidInputException where the report to repair by belongs to another package
     */
    CorePackage core(SyncSettings settings) throws InvalidInputException {
        PackageSource source = settings.source();
        CorePackage core = read(
                source, source.verification() == BlobVerification.CHECK ? RequiredImages::faults : any -> List.of());
        settings.repair().matches(core.artifacts());
        return core;
    }

    /**
     * Anything that holds images: a package, or one archive of it.
     *
     * @throws InvalidPackageException with every fault that was found
     */
    CorePackage any(PackageSource source) throws InvalidPackageException {
        return read(source, any -> List.of());
    }

    private interface Requirement {
        List<Fault> faults(CorePackage core);
    }

    private CorePackage read(PackageSource source, Requirement requirement) throws InvalidPackageException {
        long start = run.clocks().monotonic().getAsLong();
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), DaemonThreads.named("check"));
        try {
            PackageReader reader = new PackageReader(
                    source.verification(),
                    source.keyring(),
                    workers,
                    run.events().checking(source.folder()));
            CorePackage core =
                    ExhaustedError.onSide(Side.INPUT, () -> reader.read(source.folder(), requirement::faults));
            run.events().checked(core, run.since(start));
            return core;
        } finally {
            workers.shutdownNow();
        }
    }
}
