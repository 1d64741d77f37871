package io.acpupgrade.registry.copy;

import java.util.List;

/**
 * What was downloaded from a registry and hashed.
 *
 * @param states what the registry holds, with damage that was found
 * @param blobs how many blobs were read, each counted once
 * @param bytes how large they are together
 */
public record ReadBack(List<RemoteState> states, int blobs, long bytes) {
    public ReadBack {
        states = List.copyOf(states);
    }
}
