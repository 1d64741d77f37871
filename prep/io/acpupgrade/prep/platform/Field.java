package io.acpupgrade.prep.platform;

import java.util.List;

/**
 * Something that an object may say, and the places where it may say so, the likeliest first.
 *
 * @param places JSON pointers, from the object at hand
 */
record Field(List<String> places) {
    Field {
        places = List.copyOf(places);
    }

    static Field at(String... places) {
        return new Field(List.of(places));
    }
}
