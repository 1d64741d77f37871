package io.acpupgrade.registry.corepackage;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Faults;
import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.archive.Bounds;
import io.acpupgrade.registry.archive.CheckedStream;
import io.acpupgrade.registry.archive.CompressedTar;
import io.acpupgrade.registry.archive.ContentCheck;
import io.acpupgrade.registry.archive.ContentDigest;
import io.acpupgrade.registry.archive.CountingStream;
import io.acpupgrade.registry.archive.FileKind;
import io.acpupgrade.registry.archive.FileTree;
import io.acpupgrade.registry.archive.PlainTar;
import io.acpupgrade.registry.archive.ReadFailure;
import io.acpupgrade.registry.archive.TarPass;
import io.acpupgrade.registry.layout.DistributionLayout;
import io.acpupgrade.registry.layout.DockerArchive;
import io.acpupgrade.registry.layout.HelmChart;
import io.acpupgrade.registry.layout.HybridArchive;
import io.acpupgrade.registry.layout.Layout;
import io.acpupgrade.registry.layout.LayoutContents;
import io.acpupgrade.registry.layout.OciLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.apache.commons.io.input.CloseShieldInputStream;

/** Detects the layouts in a folder or an archive and reads them. */
final class BundleReader {
    /** The supported layouts, for messages. */
    static final Message LOOKED_FOR = Message.of("corepackage.looked-for");

    /** How many bytes of metadata are kept of all archives together; the rest is read again when needed. */
    private static final long MEMORY = 48L << 20;

    private final BlobVerification verification;
    private final LongConsumer bytesRead;
    private final Layout distribution;
    private final OciLayout oci;
    private final DockerArchive docker;
    private final Bounds bounds;
    private final AtomicLong memory = new AtomicLong(MEMORY);

    BundleReader(BlobVerification verification, Bounds bounds, LongConsumer bytesRead) {
        this.verification = verification;
        this.bounds = bounds;
        this.bytesRead = bytesRead;
        this.distribution = new DistributionLayout(bounds);
        this.oci = new OciLayout(bounds);
        this.docker = new DockerArchive(verification, bounds);
    }

    /** The result of reading: no bundle when the file holds no artifacts; faults and notes. */
    record Outcome(Optional<Bundle> bundle, List<Fault> faults, PackageNotes remarks) {
        boolean isNothing() {
            return bundle.isEmpty() && faults.isEmpty();
        }
    }

    /** Returns the files that are layers of an unpacked docker-archive. */
    Set<String> layers(FileTree folder) {
        return docker.layers(folder);
    }

    /** Reads an archive and runs the checks on its bytes. */
    Outcome archive(Path file, List<ContentCheck> checks) {
        List<Fault> faults = new Faults();
        PackageNotes remarks = new PackageNotes();
        try {
            FileTree tree = index(file, checks, faults);
            Optional<Bundle> bundle = bundle(tree, faults, remarks);
            Optional<String> chart = bundle.isPresent() ? Optional.empty() : HelmChart.description(tree);
            if (chart.isPresent()) {
                return new Outcome(Optional.of(chart(tree, chart.get(), file)), faults, remarks);
            }
            return new Outcome(bundle, faults, remarks);
        } catch (IOException | IllegalArgumentException e) {
            faults.add(ReadFailure.fault(file, e));
            return new Outcome(Optional.empty(), faults, remarks);
        }
    }

    /** Reads the layouts in a folder. */
    Outcome folder(FileTree folder) {
        List<Fault> faults = new Faults();
        PackageNotes remarks = new PackageNotes();
        return new Outcome(bundle(folder, faults, remarks), faults, remarks);
    }

    private FileTree index(Path file, List<ContentCheck> checks, List<Fault> faults) throws IOException {
        FileKind kind = FileKind.of(file);
        try (CheckedStream raw = new CheckedStream(new CountingStream(Files.newInputStream(file), bytesRead), checks)) {
            FileTree tree = kind == FileKind.TAR
                    ? PlainTar.index(file, bounds)
                    : new CompressedTar(
                            file, TarPass.read(CloseShieldInputStream.wrap(raw), kind, verification, bounds, memory));
            if (!checks.isEmpty()) {
                raw.transferTo(OutputStream.nullOutputStream());
            }
            faults.addAll(raw.results());
            return tree;
        }
    }

    private Optional<Bundle> bundle(FileTree tree, List<Fault> faults, PackageNotes remarks) {
        Set<Message> kinds = new LinkedHashSet<>();
        List<Artifact> artifacts = new ArrayList<>();
        Set<String> hybrid = new TreeSet<>(oci.roots(tree));
        hybrid.retainAll(docker.roots(tree));
        for (Layout layout : List.of(distribution, oci, docker)) {
            for (String root : layout.roots(tree)) {
                if (!hybrid.contains(root)) {
                    kinds.add(layout.kind());
                    take(layout.read(tree, root), artifacts, faults, remarks);
                }
            }
        }
        for (String root : hybrid) {
            LayoutContents contents = new HybridArchive(oci, docker).read(tree, root);
            contents.artifacts().forEach(artifact -> kinds.add(kind(artifact)));
            take(contents, artifacts, faults, remarks);
        }
        boolean nothing = kinds.isEmpty() && hybrid.isEmpty();
        return nothing ? Optional.empty() : Optional.of(new Bundle(tree.name(), List.copyOf(kinds), artifacts));
    }

    private Message kind(Artifact artifact) {
        return (artifact instanceof Artifact.Assembled ? oci : docker).kind();
    }

    private static void take(
            LayoutContents contents, List<Artifact> artifacts, List<Fault> faults, PackageNotes remarks) {
        artifacts.addAll(contents.artifacts());
        faults.addAll(contents.allFaults());
        remarks.add(contents);
    }

    private static Bundle chart(FileTree tree, String description, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Digest digest = new ContentDigest("").finish(in);
            return new Bundle(
                    file.toString(),
                    List.of(Message.of("corepackage.helm-chart")),
                    List.of(HelmChart.read(tree, description, file, digest)));
        }
    }
}
