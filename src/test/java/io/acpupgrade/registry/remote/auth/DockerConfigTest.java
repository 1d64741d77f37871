package io.acpupgrade.registry.remote.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acpupgrade.registry.remote.http.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerConfigTest {
    @TempDir
    private Path folder;

    private DockerConfig config(String json) throws IOException {
        Files.writeString(folder.resolve("config.json"), json);
        return DockerConfig.of(Map.of("DOCKER_CONFIG", folder.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "registry.example:5000, registry.example:5000",
        "Registry.Example.:5000, registry.example:5000",
        "https://registry.example/v1/, registry.example:443",
        "registry.example:443, registry.example",
        "[FD00:0:0::8]:11443, [fd00::8]:11443",
        "https://[fd00::0008]:11443/v2/, [fd00::8]:11443",
        "[::ffff:10.0.0.8]:5000, 10.0.0.8:5000",
        "my_registry:5000, MY_registry:5000"
    })
    void findsTheAccountHoweverTheHostIsSpelled(String there, String here) throws Exception {
        // Given
        DockerConfig config = config("{\"auths\":{\"" + there + "\":{\"auth\":\"YWRtaW46c2VjcmV0\"}}}");

        // Then
        assertThat(config.find(here)).contains(new Credentials("admin", "secret"));
    }

    @Test
    void takesNoAccountOfAnotherPort() throws Exception {
        DockerConfig config = config("{\"auths\":{\"registry.example:5000\":{\"auth\":\"YWRtaW46c2VjcmV0\"}}}");
        assertThat(config.find("registry.example:5001")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"auths\":[]}", "{\"auths\":{\"r.example\":{\"auth\":\"c2VjcmV0\"}}}"})
    void saysWhenTheFileIsDamagedAndNotWhatIsInIt(String json) {
        assertThatThrownBy(() -> {
                    if (config(json).find("r.example").isEmpty()) {
                        throw new IOException("no account");
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageNotContainingAny("c2VjcmV0", "secret");
    }
}
