package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The user name and password from options and environment. */
public record LoginOptions(Optional<String> username, Optional<Password> password, Environment environment) {
    private static final String BOTH = "Give both, or neither.";

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
            throw new UsageException(
                    Message.text("Reading the credentials: there is a --password and no --username"),
                    Message.text(BOTH));
        }
        if (password.isPresent()) {
            return named(username.get(), password.get(), "--username and --password");
        }
        // a password in the environment is not visible in the process list, so this pair is fine
        if (environment.password.isPresent()
                && environment
                        .username
                        .filter(name -> !username.get().equals(name))
                        .isEmpty()) {
            return named(username.get(), environment.password.get(), "--username and environment REGISTRY_PASSWORD");
        }
        throw new UsageException(
                Message.text("Reading the credentials: there is a --username and no password for it"),
                Message.text(
                        BOTH + " --password-stdin or REGISTRY_PASSWORD keep the password from other users' eyes."));
    }

    private RegistryLogin.Named fromEnvironment() throws UsageException {
        if (environment.username.isEmpty() || environment.password.isEmpty()) {
            String present = environment.username.isPresent() ? "REGISTRY_USERNAME" : "REGISTRY_PASSWORD";
            String missing = environment.username.isPresent() ? "REGISTRY_PASSWORD" : "REGISTRY_USERNAME";
            throw new UsageException(
                    Message.text("Reading the credentials: the environment has " + present + " and no " + missing),
                    Message.text(BOTH));
        }
        return named(environment.username.get(), environment.password.get(), "environment REGISTRY_USERNAME");
    }

    private static RegistryLogin.Named named(String username, Password password, String source) {
        return new RegistryLogin.Named(new Account(username, password), Message.text(source), List.of());
    }
}
