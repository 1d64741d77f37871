package io.acpupgrade.prep.platform;

import java.util.List;

/**
 * Something that an object may say, and the places where it may say so, the likeliest first.
 *
 * @param pointers JSON pointers, from the object at hand
 */
record FieldPath(List<String> pointers) {
    FieldPath {
        pointers = List.copyOf(pointers);
    }

    static FieldPath at(String... places) {
        return new FieldPath(List.of(places));
    }
}
