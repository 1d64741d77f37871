package io.acpupgrade.prep.target;

import java.util.List;
import java.util.Optional;

/** As whom to speak to the registry, and how that was found out. */
public sealed interface RegistryLogin {
    /** Where the account comes from, in words; never what it is. */
    String source();

    /** What was tried before and not found, a line each. */
    List<String> notes();

    /** An account of the registry. */
    record Named(Account account, String source, List<String> notes) implements RegistryLogin {
        public Named {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Nobody in particular.
     *
     * @param withheld why the cluster's login, which is there, is not offered; empty where there is none
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
