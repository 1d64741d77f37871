package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The user name and password from options and environment. */
public record LoginOptions(Optional<String> username, Optional<Password> password, Environment environment) {
    private static final Message BOTH = Message.of("target.give-both");

    /** The environment variables for the login. */
    public record Environment(Optional<String> username, Optional<Password> password) {
        /** Reads REGISTRY_USERNAME and REGISTRY_PASSWORD, and ignores all others. */
        public static Environment of(Map<String, String> variables) {
            return new Environment(
                    variable(variables, "REGISTRY_USERNAME").map(String::strip),
                    variable(variables, "REGISTRY_PASSWORD").map(Password::parse));
        }

        private static Optional<String> variable(Map<String, String> variables, String name) {
            return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
        }
    }

    /** The login, options before environment; empty without either. */
    Optional<RegistryLogin.Named> login() throws UsageException {
        if (username.isPresent() || password.isPresent()) {
            return Optional.of(fromOptions());
        }
        if (environment.username.isPresent() || environment.password.isPresent()) {
            return Optional.of(fromEnvironment());
        }
        return Optional.empty();
    }

    private RegistryLogin.Named fromOptions() throws UsageException {
        if (username.isEmpty()) {
            throw new UsageException(Message.of("target.password-without-username"), BOTH);
        }
        if (password.isPresent()) {
            return named(username.get(), password.get(), Message.of("target.from-options"));
        }
        // a password in the environment is not visible in the process list, so this pair is fine
        if (environment.password.isPresent()
                && environment
                        .username
                        .filter(name -> !username.get().equals(name))
                        .isEmpty()) {
            return named(username.get(), environment.password.get(), Message.of("target.from-both"));
        }
        throw new UsageException(
                Message.of("target.username-without-password"),
                Message.sentences(BOTH, Message.of("target.hide-password")));
    }

    private RegistryLogin.Named fromEnvironment() throws UsageException {
        if (environment.username.isEmpty() || environment.password.isEmpty()) {
            String present = environment.username.isPresent() ? "REGISTRY_USERNAME" : "REGISTRY_PASSWORD";
            String missing = environment.username.isPresent() ? "REGISTRY_PASSWORD" : "REGISTRY_USERNAME";
            throw new UsageException(Message.of("target.half-in-environment", present, missing), BOTH);
        }
        return named(environment.username.get(), environment.password.get(), Message.of("target.from-environment"));
    }

    private static RegistryLogin.Named named(String username, Password password, Message source) {
        return new RegistryLogin.Named(new Account(username, password), source, List.of());
    }
}
