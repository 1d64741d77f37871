package io.acpupgrade.prep.request;

import io.acpupgrade.prep.platform.PlatformVersion;
import java.util.List;

/** What the rules say to a wish. */
public sealed interface Decision {
    /** The decision in one word, as Kubernetes conditions have it. */
    String reason();

    /** What was found, as a full sentence. */
    String message();

    /**
     * It may be requested, once the preflight has passed.
     *
     * @param target as it is written into the cluster
     * @param bypassed the rules that were set aside because somebody said so, as full sentences
     */
    record Allowed(PlatformVersion target, String message, List<String> bypassed) implements Decision {
        public Allowed {
            bypassed = List.copyOf(bypassed);
        }

        @Override
        public String reason() {
            return "Allowed";
        }
    }

    /** The cluster runs that version; there is nothing to do. */
    record AlreadyAtVersion(String message) implements Decision {
        @Override
        public String reason() {
            return "AlreadyAtVersion";
        }
    }

    /** The cluster is on its way to that version; there is nothing to do. */
    record AlreadyRequested(String message) implements Decision {
        @Override
        public String reason() {
            return "AlreadyRequested";
        }
    }

    /**
     * It is not requested.
     *
     * @param remedy the way out, as full sentences
     */
    record Refused(String reason, String message, String remedy) implements Decision {}
}
