package io.acpupgrade.prep.kubernetes;

/**
 * A field that another field manager owns.
 *
 * @param field its path, as in {@code .spec.replicas}
 * @param manager its owner
 */
public record FieldConflict(String field, String manager) {}
