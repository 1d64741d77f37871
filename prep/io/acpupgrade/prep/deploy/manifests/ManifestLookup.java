package io.acpupgrade.prep.deploy.manifests;

import io.acpupgrade.file.InputFile;
import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.DecodedText;
import io.acpupgrade.registry.InvalidInputException;
import io.acpupgrade.registry.archive.LeftoverFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the operator's manifests: those the user named, else the package's, else the bundled ones. */
public final class ManifestLookup {
    /** The bundled manifests, in the order in which they are applied. */
    static final List<String> BUNDLED = List.of(
            "10-namespace.yaml",
            "20-crd-clusterversionshadows.yaml",
            "21-crd-productmanifests.yaml",
            "30-serviceaccount.yaml",
            "40-clusterrole.yaml",
            "41-clusterrolebinding.yaml",
            "42-role-leader-election.yaml",
            "43-rolebinding-leader-election.yaml",
            "44-role-namespace.yaml",
            "45-rolebinding-namespace.yaml",
            "46-role-kube-system.yaml",
            "47-rolebinding-kube-system.yaml",
            "50-deployment.yaml",
            "60-poddisruptionbudget.yaml");

    private static final int MAX_DEPTH = 8;
    private static final long MAX_SIZE = InputFile.SMALL;

    /**
     * Finds the manifests.
     *
     * @param core the extracted package
     * @param given the file or folder that the user named
     */
    public OperatorManifests find(Path core, Optional<Path> given) throws InvalidInputException, IOException {
        if (given.isPresent()) {
            return read(given.get()).requireOneOperator();
        }
        for (String folder : List.of("manifests", "res")) {
            Optional<OperatorManifests> own = ofPackage(core.resolve(folder));
            if (own.isPresent()) {
                return own.get().requireOneOperator();
            }
        }
        return bundled().requireOneOperator();
    }

    private static OperatorManifests read(Path given) throws InvalidInputException, IOException {
        if (!Files.exists(given)) {
            throw new InvalidInputException(
                    Message.of("manifests.missing", given), Message.of("manifests.missing-remedy"));
        }
        return load(given, Files.isDirectory(given) ? yamlFiles(given) : List.of(given));
    }

    /**
     * Finds the package's own manifests. A folder of manifests is one set; files in the package's {@code res/} are
     * independent.
     */
    private static Optional<OperatorManifests> ofPackage(Path folder) throws InvalidInputException, IOException {
        for (Path file : Files.isDirectory(folder) ? yamlFiles(folder) : List.<Path>of()) {
            ManifestFile manifest = readFile(file);
            if (manifest.mentionsOperator() && manifest.objects().stream().anyMatch(OperatorManifests::isOperator)) {
                Path folderOfFile = Objects.requireNonNullElse(file.getParent(), folder);
                return Optional.of(
                        folderOfFile.endsWith("res")
                                ? load(file, List.of(file))
                                : load(folderOfFile, yamlFiles(folderOfFile)));
            }
        }
        return Optional.empty();
    }

    private static OperatorManifests load(Path source, List<Path> files) throws InvalidInputException, IOException {
        List<KubernetesObject> objects = new ArrayList<>();
        for (Path file : files) {
            objects.addAll(readFile(file).objects());
        }
        return new OperatorManifests(Message.verbatim(source.toString()), objects);
    }

    private static List<Path> yamlFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, MAX_DEPTH)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            !LeftoverFiles.include(folder.relativize(file).toString()))
                    .filter(file -> file.toString().matches(".*\\.(ya?ml|json)"))
                    .filter(file -> file.toFile().length() < MAX_SIZE)
                    .sorted()
                    .toList();
        }
    }

    private static ManifestFile readFile(Path file) throws InvalidInputException {
        try {
            return new ManifestFile(file.toString(), DecodedText.of(new InputFile(file, MAX_SIZE).read()));
        } catch (IOException e) {
            throw new InvalidInputException(
                    Message.of("manifests.unreadable", file, UnusableFileException.words(e)),
                    Message.of("manifests.unreadable-remedy"));
        }
    }

    private static OperatorManifests bundled() throws InvalidInputException, IOException {
        List<KubernetesObject> objects = new ArrayList<>();
        for (String name : BUNDLED) {
            objects.addAll(resource("/manifests/operator/" + name).objects());
        }
        return new OperatorManifests(Message.of("manifests.bundled"), objects);
    }

    private static ManifestFile resource(String path) throws IOException {
        try (InputStream yaml = ManifestLookup.class.getResourceAsStream(path)) {
            if (yaml == null) {
                throw new IllegalStateException("this program was built without " + path);
            }
            return new ManifestFile(path, new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
