package io.acpupgrade.prep.platform;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** SemVer 2.0, item 11: a release comes after its prereleases, and these are compared identifier by identifier. */
final class PrereleaseOrder implements Comparator<Optional<String>> {
    @Override
    public int compare(Optional<String> one, Optional<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        return compareAll(identifiers(one.get()), identifiers(other.get()));
    }

    private static List<String> identifiers(String prerelease) {
        return List.of(prerelease.split("[.]", -1));
    }

    private static int compareAll(List<String> one, List<String> other) {
        Iterator<String> rest = other.iterator();
        for (String identifier : one) {
            int order = rest.hasNext() ? compareOne(identifier, rest.next()) : 1;
            if (order != 0) {
                return order;
            }
        }
        return rest.hasNext() ? -1 : 0;
    }

    private static int compareOne(String one, String other) {
        boolean number = isNumber(one);
        if (number != isNumber(other)) {
            return number ? -1 : 1;
        }
        // without leading zeros, the number with more digits is the greater one
        return number && one.length() != other.length()
                ? Integer.compare(one.length(), other.length())
                : one.compareTo(other);
    }

    private static boolean isNumber(String identifier) {
        return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
