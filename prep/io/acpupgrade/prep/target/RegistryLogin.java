package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;

/** The login for the registry, and how it was found. */
public sealed interface RegistryLogin {
    /** Where the account comes from; never its content. */
    Message source();

    /** What was tried first and not found, one line each. */
    List<Message> notes();

    /** A login with an account. */
    record Named(Account account, Message source, List<Message> notes) implements RegistryLogin {
        public Named {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Anonymous access.
     *
     * @param withheld why the cluster's login is not sent although it exists; empty where it does not exist
     */
    record Anonymous(List<Message> notes, Optional<Message> withheld) implements RegistryLogin {
        public Anonymous {
            notes = List.copyOf(notes);
        }

        @Override
        public Message source() {
            return Message.of("target.anonymous");
        }
    }
}
