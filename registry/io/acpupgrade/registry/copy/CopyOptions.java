package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.LayerCompression;

/**
 * Options of a copy.
 *
 * @param jobs the maximum number of concurrent uploads
 * @param compression for plain layers of docker-archives
 * @param proof whether the content was verified before
 */
public record CopyOptions(int jobs, LayerCompression compression, Proof proof) {
    /** Whether the content was verified before the copy; it is verified again while it is sent. */
    public enum Proof {
        /** Verified: different bytes mean that the content changed since. */
        CHECKED("has changed since it was checked", "were") {
            @Override
            String remedy() {
                return "See what writes into the package while it is sent (a copy that is still under way?), then run the"
                        + " same command again. If nothing does, check this machine's disk and memory.";
            }
        },
        /** Not verified. */
        UNCHECKED("is damaged", "should be") {
            @Override
            String remedy() {
                return "Download or copy this file again, then run the same command again.";
            }
        };

        private final String state;
        private final String verb;

        Proof(String state, String verb) {
            this.state = state;
            this.verb = verb;
        }

        /** Describes content that does not match. */
        String state() {
            return state;
        }

        /** The verb in "its bytes should be". */
        String verb() {
            return verb;
        }

        abstract String remedy();
    }
}
