package io.acpupgrade.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that others wrote. A tree in memory is up to fifty times as large as its text, so that what counts is how
 * many values a document has, not how many bytes.
 */
public final class BoundedJson {
    /** Names, values, brackets: several times what the largest manifest that registries take has in earnest. */
    public static final long MAX_TOKENS = 400_000;

    public static final int MAX_DEPTH = 100;

    /** The text of one value: content that lies in a descriptor is the longest. */
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
