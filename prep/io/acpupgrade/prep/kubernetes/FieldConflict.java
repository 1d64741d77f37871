package io.acpupgrade.prep.kubernetes;

/**
 * A field that somebody else looks after.
 *
 * @param field its path, as in {@code .spec.replicas}
 * @param manager who owns it
 */
public record FieldConflict(String field, String manager) {}
