package io.acpupgrade.prep.platform;

import java.util.List;

/**
 * A field of an object, with all paths where it may be found, the likeliest first.
 *
 * @param pointers JSON pointers, relative to the object
 */
record FieldPath(List<String> pointers) {
    FieldPath {
        pointers = List.copyOf(pointers);
    }

    static FieldPath at(String... places) {
        return new FieldPath(List.of(places));
    }
}
