package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.LayerCompression;

/**
 * How a copy is done.
 *
 * @param jobs uploads at a time, at the most
 * @param compression of the plain layers of docker-archives
 * @param proof what is known of the content before it is sent
 */
public record CopyOptions(int jobs, LayerCompression compression, Proof proof) {
    /** Whether the content was held against its digests before; it is once more while it is sent, in any case. */
    public enum Proof {
        /** It was, so that other bytes now mean that they have changed since. */
        CHECKED("has changed since it was checked", "were") {
            @Override
            String remedy() {
                return "See what writes into the package while it is sent (a copy that is still under way?), then run the"
                        + " same command again. If nothing does, check this machine's disk and memory.";
            }
        },
        /** It was not. */
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

        /** What other bytes than the expected ones mean. */
        String state() {
            return state;
        }

        /** As in "its bytes should be". */
        String verb() {
            return verb;
        }

        abstract String remedy();
    }
}
