package io.acpupgrade.prep.deploy.manifests;

/**
 * A change that was applied.
 *
 * @param resourceVersion the object's version after the change
 */
public record AppliedChange(Change change, String resourceVersion) {}
