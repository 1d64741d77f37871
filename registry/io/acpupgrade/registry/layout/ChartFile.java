package io.acpupgrade.registry.layout;

import io.acpupgrade.registry.BlobSource;
import io.acpupgrade.registry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A file that is itself one blob. */
record ChartFile(Path file) implements BlobSource {
    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public InputStream open(Digest blob) throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public boolean isSequential() {
        return false;
    }

    @Override
    public void stream(Set<Digest> wanted, Visitor visitor) throws IOException {
        for (Digest blob : wanted) {
            try (InputStream in = open(blob)) {
                visitor.visit(blob, in);
            }
        }
    }
}
