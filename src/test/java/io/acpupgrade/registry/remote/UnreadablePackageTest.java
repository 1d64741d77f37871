package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.Repository;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadablePackageTest {
    private static final Repository CORE = new Repository("acp/core");
    private final InMemoryRegistry registry = InMemoryRegistry.started();
    private final BlobPush layer = BlobPush.of(InMemoryBlobs.randomAccess().layer(1, 3_000_000));

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @Test
    void tellsAnUnreadablePackageFromABadNetwork() {
        Registry.Body unreadable = out -> {
            out.write(new byte[100_000]);
            throw new IOException("bad sector");
        };
        Registry persistent = TestConnection.to(registry).withRetries();
        assertThatThrownBy(() -> persistent.push(CORE, layer.blob().packaged(), Optional.empty(), unreadable))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("bad sector");
        assertThat(registry.requests().count("POST", ".*")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_999_999, 3_000_001})
    void noticesThatAPackageHoldsAnotherNumberOfBytes(int size) {
        Registry persistent = TestConnection.to(registry).withRetries();
        assertThatThrownBy(() -> persistent.push(
                        CORE, layer.blob().packaged(), Optional.empty(), out -> out.write(new byte[size])))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(RegistryException.class)
                .hasMessage("it has " + size + " bytes, not the 3000000 it should have");
    }
}
