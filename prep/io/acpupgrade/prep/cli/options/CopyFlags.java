package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.target.UsageException;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.LayerCompression;
import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.compression.GzipLayers;
import io.acpupgrade.registry.compression.PlainLayers;
import io.acpupgrade.registry.compression.ZstdLayers;
import io.acpupgrade.registry.copy.CopyOptions;
import picocli.CommandLine.Option;

/** How a copy is done. */
final class CopyFlags {
    /** What becomes of the plain layers of docker-archives. */
    enum Compression {
        gzip,
        zstd,
        none;

        LayerCompression layers() {
            return switch (this) {
                case gzip -> new GzipLayers();
                case zstd -> new ZstdLayers();
                case none -> new PlainLayers();
            };
        }
    }

    @Option(names = "--jobs", paramLabel = "N")
    private int jobs = 4;

    @UnusedWith("--preflight")
    @Option(names = "--layer-compression", paramLabel = "gzip|zstd|none")
    private Compression compression = Compression.gzip;

    /** @param rigor with which the package is read before */
    CopyOptions options(BlobVerification rigor) throws UsageException {
        if (jobs < 1) {
            throw new UsageException(Message.of("options.no-jobs", jobs), Message.of("options.more-jobs"));
        }
        return new CopyOptions(
                jobs,
                compression.layers(),
                rigor == BlobVerification.CHECK ? CopyOptions.Proof.CHECKED : CopyOptions.Proof.UNCHECKED);
    }
}
