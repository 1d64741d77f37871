package io.acpupgrade.prep.workflow;

import io.acpupgrade.problem.ExhaustedError;
import io.acpupgrade.problem.Side;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.InvalidPackageException;
import io.acpupgrade.registry.Workers;
import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.corepackage.CorePackage;
import io.acpupgrade.registry.corepackage.PackageReader;
import io.acpupgrade.registry.corepackage.RequiredImages;
import io.acpupgrade.registry.signature.Keyring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/** Reads a package and finds all that is wrong with it, before anything is sent. */
public final class PackageCheckup {
    private final SyncLog log;
    private final LongSupplier nanos;
    private final Optional<Keyring> keyring;

    public PackageCheckup(SyncLog log, LongSupplier nanos) {
        this(log, nanos, Optional.empty());
    }

    /** @param keyring whose signatures count; without one they are not looked at */
    public PackageCheckup(SyncLog log, LongSupplier nanos, Optional<Keyring> keyring) {
        this.log = log;
        this.nanos = nanos;
        this.keyring = keyring;
    }

    /**
     * A core package, which needs its two images.
     *
     * @throws InvalidPackageException with every fault that was found
     */
    public CorePackage core(Path path, BlobVerification rigor) throws InvalidPackageException {
        return read(path, rigor, rigor == BlobVerification.CHECK ? RequiredImages::faults : any -> List.of());
    }

    /**
     * Anything that holds images: a package, or one archive of it.
     *
     * @throws InvalidPackageException with every fault that was found
     */
    public CorePackage any(Path path, BlobVerification rigor) throws InvalidPackageException {
        return read(path, rigor, any -> List.of());
    }

    private interface Demand {
        List<Fault> faults(CorePackage core);
    }

    private CorePackage read(Path path, BlobVerification rigor, Demand demand) throws InvalidPackageException {
        long start = nanos.getAsLong();
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Workers.named("check"));
        try {
            PackageReader reader = new PackageReader(rigor, keyring, workers, log.checking(path));
            CorePackage core = ExhaustedError.onSide(Side.INPUT, () -> reader.read(path, demand::faults));
            log.checked(core, Duration.ofNanos(nanos.getAsLong() - start));
            return core;
        } finally {
            workers.shutdownNow();
        }
    }
}
