package io.acpupgrade.prep.request;

import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.problem.Message;
import java.util.List;

/** The decision on a requested upgrade. */
public sealed interface Decision {
    /** The decision in one word, as Kubernetes conditions have it. */
    String reason();

    /** What was found, as a full sentence. */
    Message message();

    /**
     * The upgrade may be requested once the preflight has passed.
     *
     * @param target as it is written into the cluster
     * @param bypassed the rules that the user has overridden, as full sentences
     */
    record Allowed(PlatformVersion target, Message message, List<Message> bypassed) implements Decision {
        public Allowed {
            bypassed = List.copyOf(bypassed);
        }

        @Override
        public String reason() {
            return "Allowed";
        }
    }

    /** The cluster runs that version; there is nothing to do. */
    record AlreadyAtVersion(Message message) implements Decision {
        @Override
        public String reason() {
            return "AlreadyAtVersion";
        }
    }

    /** The upgrade to that version is already requested; there is nothing to do. */
    record AlreadyRequested(Message message) implements Decision {
        @Override
        public String reason() {
            return "AlreadyRequested";
        }
    }

    /**
     * The upgrade must not be requested.
     *
     * @param remedy what to do instead, as full sentences
     */
    record Refused(String reason, Message message, Message remedy) implements Decision {}
}
