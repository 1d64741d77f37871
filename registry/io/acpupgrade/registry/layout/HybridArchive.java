package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Faults;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.archive.FileTree;
import io.acpupgrade.registry.layout.ManifestGraph.Closure;
import io.acpupgrade.registry.layout.ManifestGraph.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An OCI layout and a docker-archive in one archive, as {@code docker save}, {@code nerdctl save} and
 * {@code ctr images export} write them.
 *
 * <p>The choice is made for each name: the OCI layout if it holds the complete image, because it keeps the digest; else
 * the docker-archive. With containerd's image store the index lists all platforms, but only one has content. A name in
 * one form only is read from that form; an image that neither form holds completely is a fault.
 */
public final class HybridArchive {
    private final OciLayout oci;
    private final DockerArchive docker;

    public HybridArchive(OciLayout oci, DockerArchive docker) {
        this.oci = oci;
        this.docker = docker;
    }

    public LayoutContents read(FileTree tree, String root) {
        FaultList faults = DockerArchive.faults(tree, root);
        Choice choice = new Choice(tree, oci.index(tree, root), faults);
        docker.lines(tree, root, faults).forEach(choice::take);
        List<NamedContent> images = docker.images(tree, choice.wanted, faults);
        return choice.contents(images, oci, root);
    }

    private static final class Choice {
        private final FileTree tree;
        private final OciIndex index;
        private final FaultList faults;
        private final Map<Reference, NamedContent> named = new HashMap<>();
        private final Map<Digest, Digest> byConfig = new HashMap<>();
        private final Map<DockerImage, Set<Reference>> wanted = new LinkedHashMap<>();
        private final List<Named> alsoNamed = new ArrayList<>();
        private final Set<Reference> replaced = new HashSet<>();
        private final Set<Digest> used = new HashSet<>();
        private final Set<Digest> completeConfigs = new HashSet<>();
        private final List<Message> notPushed = new ArrayList<>();

        Choice(FileTree tree, OciIndex index, FaultList faults) {
            this.tree = tree;
            this.index = index;
            this.faults = faults;
            index.found()
                    .forEach(found -> named.merge(found.name(), found, (one, other) -> one.isComplete() ? one : other));
            named.values().stream()
                    .filter(NamedContent::isComplete)
                    .forEach(found -> completeConfigs.addAll(configs(found)));
            index.nameless().forEach(entry -> remember(entry.digest(), index.closure(entry)));
            index.found().stream()
                    .filter(NamedContent::isComplete)
                    .flatMap(found -> root(found).stream())
                    .filter(root -> !root.isIndex())
                    .forEach(root -> config(root).ifPresent(config -> byConfig.putIfAbsent(config, root.digest())));
        }

        /** Remembers an entry without a name, which may be an image named in {@code manifest.json}. */
        private void remember(Digest root, Closure closure) {
            if (closure.isComplete()) {
                closure.manifests().values().stream()
                        .flatMap(manifest -> config(manifest).stream())
                        .forEach(config -> byConfig.putIfAbsent(config, root));
            }
        }

        private static Optional<Manifest> root(NamedContent found) {
            return found.artifact()
                    .flatMap(artifact -> artifact instanceof Artifact.Assembled stored
                            ? Optional.of(stored.root())
                            : Optional.empty());
        }

        private static Optional<Digest> config(Manifest manifest) {
            return manifest.config().map(Descriptor::digest);
        }

        void take(DockerManifestEntry line) {
            line.misnamed().forEach(faults::add);
            List<ImageName> open = line.names().stream()
                    .filter(name -> !isCompleteInIndex(name, line))
                    .toList();
            Optional<Digest> same = line.config().map(byConfig::get);
            boolean told = line.names().isEmpty() ? same.isPresent() || isNamedByIndex(line) : open.isEmpty();
            if (told) {
                return;
            }
            if (same.isPresent()) {
                open.forEach(name -> addName(name, same.get()));
            } else {
                line.problems().forEach(faults::add);
                DockerArchive.take(line, open, wanted, faults);
                open.forEach(name -> replace(name.reference(), line));
            }
        }

        /** Adds a name from {@code manifest.json} to an entry of the index. */
        private void addName(ImageName name, Digest manifest) {
            name.contradiction(manifest).ifPresentOrElse(faults::add, () -> {
                alsoNamed.add(new Named(name.reference(), manifest));
                used.add(manifest);
            });
        }

        /** Whether the index holds the complete image under this name; then both forms must mean the same image. */
        private boolean isCompleteInIndex(ImageName name, DockerManifestEntry line) {
            NamedContent found = named.get(name.reference());
            if (found == null || !found.isComplete()) {
                return false;
            }
            boolean same = line.config().isEmpty()
                    || configs(found).contains(line.config().get());
            if (!same || root(found).filter(root -> !name.isOf(root.digest())).isPresent()) {
                faults.add(Message.of("layout.other-image", name));
            }
            return true;
        }

        private static Set<Digest> configs(NamedContent found) {
            Set<Digest> configs = new HashSet<>();
            found.artifact()
                    .filter(Artifact.Assembled.class::isInstance)
                    .map(Artifact.Assembled.class::cast)
                    .ifPresent(stored -> stored.manifests()
                            .forEach(manifest -> config(manifest).ifPresent(configs::add)));
            return configs;
        }

        private boolean isNamedByIndex(DockerManifestEntry line) {
            return line.config().filter(completeConfigs::contains).isPresent();
        }

        /** Replaces the index's image by that of the docker-archive, and notes what only the index had. */
        private void replace(Reference name, DockerManifestEntry line) {
            NamedContent found = named.get(name);
            if (found != null && line.problems().isEmpty()) {
                replaced.add(name);
                notPushed.add(Message.of("layout.replaced", tree.name(), name, reason(found), others(found, line)));
            }
        }

        private static Message reason(NamedContent found) {
            return found.faults().stream()
                    .findFirst()
                    .map(fault -> Message.of("layout.replaced-reason", fault.what()))
                    .orElse(Message.NONE);
        }

        private static Message others(NamedContent found, DockerManifestEntry line) {
            List<String> others = found.artifact()
                    .filter(Artifact.Assembled.class::isInstance)
                    .map(Artifact.Assembled.class::cast)
                    .map(stored -> stored.manifests().stream()
                            .filter(manifest -> !manifest.isIndex())
                            .filter(manifest -> !config(manifest).equals(line.config()))
                            .map(manifest -> manifest.digest().toString())
                            .toList())
                    .orElse(List.of());
            return others.isEmpty() ? Message.NONE : Message.of("layout.replaced-others", others);
        }

        LayoutContents contents(List<NamedContent> images, OciLayout oci, String root) {
            Set<Digest> pushed = pushedAsDocker();
            List<OciEntry> nameless = index.nameless().stream()
                    .filter(entry -> !used.contains(entry.digest()))
                    .filter(entry -> !isPushedAsDocker(entry, pushed))
                    .toList();
            List<Fault> all = Faults.of(index.faults());
            all.addAll(oci.nameless(tree, root, nameless));
            all.addAll(faults.faults());
            Stream<NamedContent> kept = index.found().stream().filter(found -> !replaced.contains(found.name()));
            return new LayoutContents(
                    Stream.of(kept, index.graph().found(alsoNamed).stream(), images.stream())
                            .flatMap(part -> part)
                            .toList(),
                    all,
                    List.of(),
                    notPushed);
        }

        private Set<Digest> pushedAsDocker() {
            return wanted.keySet().stream()
                    .map(image -> image.config().packaged().digest())
                    .collect(Collectors.toSet());
        }

        private boolean isPushedAsDocker(OciEntry entry, Set<Digest> pushed) {
            return index.closure(entry).manifests().values().stream()
                    .anyMatch(manifest ->
                            config(manifest).filter(pushed::contains).isPresent());
        }
    }
}
