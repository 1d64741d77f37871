package io.acpupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A command that people are told to run is made of words by {@code ShellCommand} and {@code OwnCommand}: written as a text it
 * would neither be quoted nor lead to where the run was. Help pages, which are written in annotations, are about no run.
 */
@Tag("any-jdk")
class PrintedCommandsTest {
    /** What only a command in one piece has, or one that is put together by hand. */
    private static final Pattern COMMAND = Pattern.compile(
            "upgrade\\.sh.|.upgrade\\.sh|\\bkubectl\\s+[a-z-]|\\bkubectl $|\\bbash\\s|^ --[a-z-]+[ =]?$");

    /**
     * Where kubectl is called that knows no cluster yet, or that is another person's ({@code Administrator}; an administrator
     * grants them with a kubeconfig of their own); everybody else asks the cluster at hand.
     */
    private static final Set<String> NOT_OF_THIS_RUN = Set.of(
            "ClusterAccess.java",
            "KubeconfigFile.java",
            "WorkloadLookup.java",
            "ManifestFile.java",
            "Administrator.java");

    private static final Set<String> MAKES_OUR_OWN = Set.of("OwnCommand.java");

    @Test
    void noCommandIsWrittenAsAText() throws IOException {
        assertThat(literals(sources()).entrySet().stream()
                        .filter(file -> !MAKES_OUR_OWN.contains(file.getKey()))
                        .flatMap(file -> file.getValue().stream()
                                .filter(text -> COMMAND.matcher(text).find())
                                .map(text -> file.getKey() + ": \"" + text + "\"")))
                .isEmpty();
    }

    @Test
    void kubectlIsAskedOfTheClusterThatTheCommandIsAbout() throws IOException {
        assertThat(literals(sources()).entrySet().stream()
                        .filter(file -> file.getValue().contains("kubectl"))
                        .map(Map.Entry::getKey))
                .isSubsetOf(NOT_OF_THIS_RUN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"See: kubectl get pods -n \" + name",
                "\"Run bash \" + script",
                "\"bash upgrade.sh status\"",
                "\"(upgrade.sh \" + verb + \")\"",
                "command + \" --watch\"",
                "\"kubectl \" + words"
            })
    void suchATextIsFound(String expression) throws IOException {
        List<String> found = literals(
                        List.of(new Source("Sample", "class Sample { Object text = " + expression + "; }")))
                .get("Sample.java");
        assertThat(found).anyMatch(COMMAND.asPredicate());
    }

    @Test
    void namesOfProgramsAndHelpPagesAreNoCommands() throws IOException {
        List<String> found = literals(
                        List.of(
                                new Source(
                                        "Sample",
                                        "@Help(\"bash upgrade.sh\") class Sample { String a = \"upgrade.sh\", b = \"as kubectl does\"; }")))
                .get("Sample.java");
        assertThat(found).containsExactly("upgrade.sh", "as kubectl does");
    }

    private static List<Source> sources() throws IOException {
        List<Source> sources = new ArrayList<>();
        for (String root : List.of("prep", "registry")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String name = file.getFileName().toString();
                    sources.add(
                            new Source(name.substring(0, name.length() - ".java".length()), Files.readString(file)));
                }
            }
        }
        assertThat(sources).hasSizeGreaterThan(300);
        return sources;
    }

    /** The texts in each file, but for those of annotations. */
    private static Map<String, List<String>> literals(List<Source> sources) throws IOException {
        JavacTask parser = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of("-proc:none"), null, sources);
        Map<String, List<String>> found = new TreeMap<>();
        for (CompilationUnitTree unit : parser.parse()) {
            String file = Path.of(unit.getSourceFile().toUri().getPath())
                    .getFileName()
                    .toString();
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitAnnotation(AnnotationTree annotation, Void unused) {
                    return null;
                }

                @Override
                public Void visitLiteral(LiteralTree literal, Void unused) {
                    if (literal.getValue() instanceof String text) {
                        found.computeIfAbsent(file, name -> new ArrayList<>()).add(text);
                    }
                    return null;
                }
            }.scan(unit, null);
        }
        return found;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("source:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
