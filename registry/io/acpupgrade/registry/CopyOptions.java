package io.acpupgrade.registry;

/**
 * How a copy is done.
 *
 * @param jobs uploads at a time, at the most
 * @param compression of the plain layers of docker-archives
 */
public record CopyOptions(int jobs, LayerCompression compression) {}
