package io.acpupgrade.prep.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.prep.target.LoginOptions.Environment;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginOptionsTest {
    @Test
    void completesTheUserNameWithThePasswordOfTheEnvironment() throws Exception {
        LoginOptions given = given(Optional.of("bob"), Optional.empty(), Map.of("REGISTRY_PASSWORD", "b0b"));
        RegistryLogin.Named login = given.login().orElseThrow();
        assertThat(login.account()).isEqualTo(new Account("bob", new Password("b0b")));
        assertThat(login.source().english()).isEqualTo("--username and environment REGISTRY_PASSWORD");
    }

    @Test
    void doesNotTakeAnotherUsersPassword() {
        LoginOptions given = given(
                Optional.of("bob"), Optional.empty(), Map.of("REGISTRY_USERNAME", "eve", "REGISTRY_PASSWORD", "3ve"));
        assertThat(usageFailure(given)).hasMessageEndingWith("a --username and no password for it");
    }

    @Test
    void wantsAUserNameWithAPasswordAndAPasswordWithAUserName() {
        assertThat(usageFailure(given(Optional.of("bob"), Optional.empty(), Map.of())))
                .hasMessageEndingWith("there is a --username and no password for it");
        assertThat(usageFailure(given(Optional.empty(), Optional.of("b0b"), Map.of("REGISTRY_USERNAME", "bob"))))
                .hasMessageEndingWith("there is a --password and no --username");
        assertThat(usageFailure(given(Optional.empty(), Optional.empty(), Map.of("REGISTRY_USERNAME", "bob"))))
                .hasMessageEndingWith("the environment has REGISTRY_USERNAME and no REGISTRY_PASSWORD");
        assertThat(usageFailure(given(Optional.empty(), Optional.empty(), Map.of("REGISTRY_PASSWORD", "b0b"))))
                .hasMessageEndingWith("the environment has REGISTRY_PASSWORD and no REGISTRY_USERNAME");
    }

    private static UsageException usageFailure(LoginOptions given) {
        return catchThrowableOfType(UsageException.class, given::login);
    }

    private static LoginOptions given(Optional<String> user, Optional<String> password, Map<String, String> variables) {
        return new LoginOptions(user, password.map(Password::new), Environment.of(variables));
    }
}
