package io.acpupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
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
        assertThat(JavaSources.texts())
                .filteredOn(text -> !MAKES_OUR_OWN.contains(text.file()))
                // examples on help pages, which are about no run
                .filteredOn(text -> !text.taker().startsWith("@"))
                .filteredOn(text -> COMMAND.matcher(text.text()).find())
                .isEmpty();
    }

    @Test
    void kubectlIsAskedOfTheClusterThatTheCommandIsAbout() throws IOException {
        assertThat(JavaSources.texts())
                .filteredOn(text -> text.text().equals("kubectl"))
                .extracting(JavaSources.Text::file)
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
        assertThat(JavaSources.textsOf(expression))
                .anyMatch(text -> COMMAND.matcher(text.text()).find());
    }
}
