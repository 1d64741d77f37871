package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.DaemonThreads;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.InvalidPackageException;
import io.acpupgrade.registry.corepackage.CorePackage;
import io.acpupgrade.registry.corepackage.PackageReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads packages as the program does and returns the outcome. */
public final class PackageReading {
    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(2, DaemonThreads.named("test-reader"));

    private PackageReading() {}

    public static CorePackage of(Path path) throws InvalidPackageException {
        return of(path, BlobVerification.CHECK);
    }

    public static CorePackage of(Path path, BlobVerification verification) throws InvalidPackageException {
        return new PackageReader(verification, WORKERS, bytes -> {}).read(path);
    }

    /** Returns the faults of a package; empty when it can be read. */
    public static List<String> faults(Path path) {
        InvalidPackageException refusal =
                catchThrowableOfType(InvalidPackageException.class, () -> of(path, BlobVerification.CHECK));
        return refusal == null
                ? List.of()
                : refusal.faults().stream().map(Fault::toString).toList();
    }

    /** Returns each reference with its digest: of the root manifest, or of the configuration. */
    public static Map<String, Digest> contents(CorePackage read) {
        Map<String, Digest> contents = new TreeMap<>();
        read.artifacts().forEach(artifact -> contents.put(artifact.reference().toString(), identity(artifact)));
        return contents;
    }

    private static Digest identity(Artifact artifact) {
        return artifact instanceof Artifact.Assembled stored
                ? stored.root().digest()
                : artifact.blobs().get(0).packaged().digest();
    }

    public static Bytes bytes(Blob blob) throws IOException {
        try (InputStream in = blob.source().open(blob.packaged().digest())) {
            return Bytes.of(in.readAllBytes());
        }
    }

    /** Whether the blob's bytes match its digest. */
    static boolean hasItsDigest(Blob blob) {
        try {
            return bytes(blob).digest().equals(blob.packaged().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
