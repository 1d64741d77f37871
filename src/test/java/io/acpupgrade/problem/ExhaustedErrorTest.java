package io.acpupgrade.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ExhaustedErrorTest {
    @Test
    void saysOnWhichSideTheMachineGaveOut() {
        assertThatThrownBy(() -> ExhaustedError.onSide(Side.REGISTRY, () -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .isInstanceOf(ExhaustedError.class)
                .hasMessage("Reading the registry: java.lang.OutOfMemoryError: Java heap space")
                .hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void findsItInWhatAnotherThreadHasThrown() {
        assertThatThrownBy(() -> ExhaustedError.onSide(
                        Side.INPUT,
                        () -> CompletableFuture.supplyAsync(() -> deep(0)).join()))
                .isInstanceOf(ExhaustedError.class)
                .hasMessage("Reading the input: java.lang.StackOverflowError");
    }

    @SuppressWarnings("InfiniteRecursion") // the recursion is intended
    private static int deep(int depth) {
        return deep(depth + 1) + 1;
    }

    @Test
    void keepsTheInnermostSide() {
        assertThatThrownBy(() -> ExhaustedError.onSide(
                        Side.REGISTRY,
                        () -> ExhaustedError.onSide(Side.INPUT, () -> {
                            throw new OutOfMemoryError();
                        })))
                .hasMessageStartingWith("Reading the input");
    }

    @Test
    void passesOnWhatIsNoExhaustion() throws IOException {
        assertThatThrownBy(() -> ExhaustedError.onSide(Side.INPUT, () -> {
                    throw new IOException("a broken disk");
                }))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ExhaustedError.onSide(Side.INPUT, () -> {
                    throw new NoClassDefFoundError("Zstd");
                }))
                .isInstanceOf(NoClassDefFoundError.class);
        assertThat(ExhaustedError.<String, IOException>onSide(Side.INPUT, () -> "read"))
                .isEqualTo("read");
    }
}
