package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.DecodedText;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.archive.FileTree;
import io.acpupgrade.registry.layout.ManifestGraph.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The list of artifacts of a plugin, {@code res/artifacts.txt} beside {@code res/registry/}: one name per line. */
record ArtifactList(FileTree tree, String path) {
    private static final String FOLDER = "registry/";
    private static final int MAX_SIZE = 4 << 20;

    /** Returns the list of the layout at this root, if it has one. */
    static Optional<ArtifactList> of(FileTree tree, String root) {
        if (!root.endsWith(FOLDER)) {
            return Optional.empty();
        }
        String path = root.substring(0, root.length() - FOLDER.length()) + "artifacts.txt";
        return tree.has(path) ? Optional.of(new ArtifactList(tree, path)) : Optional.empty();
    }

    /** Returns the listed artifacts; invalid lines become faults. */
    List<Named> names(DistributionLinks links, List<Fault> faults) {
        List<Named> names = new ArrayList<>();
        try {
            for (String text : DecodedText.lines(tree.read(path, MAX_SIZE))) {
                String line = withoutComment(text);
                if (!line.isEmpty()) {
                    name(line, links, faults).ifPresent(names::add);
                }
            }
        } catch (IOException e) {
            faults.add(fault(ContentProblem.of(Message.of("archive.unreadable", Message.of(e)), e)));
        }
        return names;
    }

    private Optional<Named> name(String line, DistributionLinks links, List<Fault> faults) {
        try {
            ImageName name = ImageName.parse(line);
            Optional<Digest> digest = links.find(name.reference());
            Optional<Message> wrong = digest.isEmpty()
                    ? Optional.of(Message.of("layout.listed-missing", name))
                    : name.contradiction(digest.get());
            wrong.ifPresent(what -> faults.add(fault(ContentProblem.damage(what))));
            return wrong.isPresent() ? Optional.empty() : digest.map(manifest -> new Named(name.reference(), manifest));
        } catch (IllegalArgumentException e) {
            faults.add(fault(ContentProblem.of(Message.of("layout.line-no-reference", Message.of(e)), e)));
            return Optional.empty();
        }
    }

    private Fault fault(Problem problem) {
        return ContentProblem.fault(tree, path, problem);
    }

    private static String withoutComment(String line) {
        int hash = line.indexOf('#');
        return (hash < 0 ? line : line.substring(0, hash)).strip();
    }
}
