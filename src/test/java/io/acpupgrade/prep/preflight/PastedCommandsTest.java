package io.acpupgrade.prep.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.acpupgrade.fixture.InMemoryApi;
import io.acpupgrade.fixture.process.Shell;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Suggested commands are safe to paste, whatever names the cluster contains. */
class PastedCommandsTest {
    @TempDir
    Path folder;

    private final ClusterReader global = new ClusterReader(InMemoryApi.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ClusterRunning",
                "x'; touch pwned; '",
                "x\"; touch pwned; \"",
                "$(touch pwned)",
                "`touch pwned`",
                "a, b]\nother: [c",
                "true",
                "#x",
                "\u001b[2J\u009b\u202e",
                "平台",
                "-x"
            })
    void disableExactlyTheNamedCheck(String name) throws Exception {
        // When
        List<String> patch = new Shell(folder)
                .paste(DisabledChecks.patchCommand(global, List.of("NodesReady", name))
                        .toString());
        List<String> create = new Shell(folder)
                .paste(DisabledChecks.createCommand(global, List.of("NodesReady", name))
                        .toString());

        // Then
        assertThat(folder.resolve("pwned")).doesNotExist();
        JsonNode change = new ObjectMapper().readTree(patch.get(patch.size() - 1));
        assertThat(disabled(change.at("/data/preflight").asText())).containsExactly("NodesReady", name);
        assertThat(disabled(create.get(create.size() - 1).substring("preflight=".length())))
                .containsExactly("NodesReady", name);
    }

    private static List<String> disabled(String yaml) throws Exception {
        JsonNode list = new YAMLMapper().readTree(yaml).get("disabled");
        return List.of(new ObjectMapper().convertValue(list, String[].class));
    }
}
