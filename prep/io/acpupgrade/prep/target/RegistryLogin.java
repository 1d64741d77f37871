package io.acpupgrade.prep.target;

import java.util.List;
import java.util.Optional;

/** The login for the registry, and how it was found. */
public sealed interface RegistryLogin {
    /** Where the account comes from; never its content. */
    String source();

    /** What was tried first and not found, one line each. */
    List<String> notes();

    /** A login with an account. */
    record Named(Account account, String source, List<String> notes) implements RegistryLogin {
        public Named {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Anonymous access.
     *
     * @param withheld why the cluster's login is not sent although it exists; empty where it does not exist
     */
    record Anonymous(List<String> notes, Optional<String> withheld) implements RegistryLogin {
        public Anonymous {
            notes = List.copyOf(notes);
        }

        @Override
        public String source() {
            return "anonymous";
        }
    }
}
