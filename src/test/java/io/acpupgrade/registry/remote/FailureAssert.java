package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.registry.RegistryException;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions about a failed request. */
public record FailureAssert(RegistryException failure) {
    public static FailureAssert of(ThrowingCallable request) {
        RegistryException failure = catchThrowableOfType(RegistryException.class, request);
        assertThat(failure).as("a failure that the registry is told of").isNotNull();
        return new FailureAssert(failure);
    }

    public FailureAssert hasKind(RegistryException.Kind kind) {
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        return this;
    }

    public FailureAssert hasMessage(String message) {
        assertThat(failure).hasMessage(message);
        return this;
    }

    public FailureAssert mentions(String... parts) {
        assertThat(failure.getMessage()).contains(parts);
        return this;
    }

    public FailureAssert hasRemedy(String remedy) {
        assertThat(failure.remedy().english()).isEqualTo(remedy);
        return this;
    }

    public AbstractStringAssert<?> message() {
        return assertThat(failure.getMessage());
    }
}
