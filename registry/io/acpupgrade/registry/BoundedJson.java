package io.acpupgrade.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Reads untrusted JSON. A parsed tree can take fifty times the memory of its text, so the number of values is limited,
 * not only the number of bytes.
 */
public final class BoundedJson {
    /** Names, values and brackets; several times what the largest valid manifest needs. */
    public static final long MAX_TOKENS = 400_000;

    public static final int MAX_DEPTH = 100;

    /** The length of one value; inline content of a descriptor is the longest. */
    private static final int MAX_TEXT_LENGTH = 8 << 20;

    private static final int MAX_NAME_LENGTH = 10_000;

    public static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxTokenCount(MAX_TOKENS)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .build());

    private BoundedJson() {}
}
