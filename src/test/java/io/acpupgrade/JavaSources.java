package io.acpupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The texts in the program's sources, as the compiler reads them. */
final class JavaSources {
    private JavaSources() {}

    /**
     * A text in double quotes.
     *
     * @param file the name of its file, such as {@code Digest.java}
     * @param room the package below {@code io.acpupgrade}
     * @param taker the method, constructor or annotation that takes it as an argument, such as {@code Message.of} or
     *     {@code @Option}; empty if none does
     * @param followers the arguments of that method after it; empty if it is only a part of an argument
     */
    record Text(String file, String room, String text, String taker, OptionalInt followers) {
        @Override
        public String toString() {
            return room + "/" + file + ": \"" + text + "\"";
        }
    }

    /** All texts of the program. */
    static List<Text> texts() throws IOException {
        List<SimpleJavaFileObject> sources = new ArrayList<>();
        for (String root : List.of("prep", "registry")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.add(new Source(file.toString(), Files.readString(file)));
                }
            }
        }
        assertThat(sources).hasSizeGreaterThan(300);
        return texts(sources);
    }

    /** The texts of a class that consists of one field. */
    static List<Text> textsOf(String expression) throws IOException {
        return texts(List.of(new Source("Sample.java", "class Sample { Object text = " + expression + "; }")));
    }

    private static List<Text> texts(List<SimpleJavaFileObject> sources) throws IOException {
        JavacTask parser = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of("-proc:none"), null, sources);
        List<Text> found = new ArrayList<>();
        for (CompilationUnitTree unit : parser.parse()) {
            new Literals(unit, found).scan(unit, null);
        }
        return found;
    }

    private static final class Literals extends TreePathScanner<Void, Void> {
        private final String file;
        private final String room;
        private final List<Text> found;

        Literals(CompilationUnitTree unit, List<Text> found) {
            this.file = Path.of(unit.getSourceFile().toUri().getPath())
                    .getFileName()
                    .toString();
            this.room = String.valueOf(unit.getPackageName()).replaceFirst("^io\\.acpupgrade\\.?", "");
            this.found = found;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void unused) {
            if (literal.getValue() instanceof String text) {
                found.add(new Text(file, room, text, taker(), followers(literal)));
            }
            return null;
        }

        private OptionalInt followers(LiteralTree literal) {
            if (getCurrentPath().getParentPath().getLeaf() instanceof MethodInvocationTree call) {
                int index = call.getArguments().indexOf(literal);
                return index < 0
                        ? OptionalInt.empty()
                        : OptionalInt.of(call.getArguments().size() - index - 1);
            }
            return OptionalInt.empty();
        }

        private String taker() {
            for (Tree around : getCurrentPath().getParentPath()) {
                if (around instanceof AnnotationTree annotation) {
                    return "@" + annotation.getAnnotationType();
                }
                if (around instanceof MethodInvocationTree call) {
                    return call.getMethodSelect().toString().replaceAll("\\s", "");
                }
                if (around instanceof NewClassTree creation) {
                    return "new " + creation.getIdentifier();
                }
                if (around instanceof LambdaExpressionTree || around instanceof BlockTree) {
                    return "";
                }
            }
            return "";
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("source:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
