package io.acpupgrade.prep.deploy.manifests;

/**
 * What was done to one object.
 *
 * @param resourceVersion what the API server calls the object's state since then
 */
public record AppliedChange(Change change, String resourceVersion) {}
