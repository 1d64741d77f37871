package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.registry.RegistryException;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a failed request has told. */
public record Told(RegistryException failure) {
    public static Told by(ThrowingCallable request) {
        RegistryException failure = catchThrowableOfType(RegistryException.class, request);
        assertThat(failure).as("a failure that the registry is told of").isNotNull();
        return new Told(failure);
    }

    public Told as(RegistryException.Kind kind) {
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        return this;
    }

    public Told saying(String message) {
        assertThat(failure).hasMessage(message);
        return this;
    }

    public Told mentioning(String... parts) {
        assertThat(failure.getMessage()).contains(parts);
        return this;
    }

    public Told advising(String remedy) {
        assertThat(failure.remedy()).isEqualTo(remedy);
        return this;
    }

    public AbstractStringAssert<?> message() {
        return assertThat(failure.getMessage());
    }
}
