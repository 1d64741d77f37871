package io.acpupgrade.prep.workflow.settings;

import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.signature.Keyring;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A package, and how closely it is checked.
 *
 * @param keyring whose signatures count; empty where signatures are not looked at
 */
public record PackageSource(Path folder, BlobVerification verification, Optional<Keyring> keyring) {}
