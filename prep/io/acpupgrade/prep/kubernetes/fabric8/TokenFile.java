package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.file.InputFile;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A token in a file, asked for each time because whoever wrote it renews it under a running program. Where the file cannot
 * be read for a moment, the token that was last read counts, as for kubectl.
 */
final class TokenFile implements OAuthTokenProvider {
    private final InputFile file;
    private volatile String lastToken;

    private TokenFile(InputFile file, String lastToken) {
        this.file = file;
        this.lastToken = lastToken;
    }

    /** @param initialToken what counts where the file cannot be read from the first */
    static TokenFile open(Path path, Optional<String> initialToken) throws IOException {
        InputFile file = new InputFile(path, InputFile.SMALL);
        return new TokenFile(file, initialToken.isPresent() ? initialToken.get() : token(file));
    }

    private static String token(InputFile file) throws IOException {
        String token = file.text().strip();
        if (token.isEmpty()) {
            throw new IOException("it is empty");
        }
        return token;
    }

    @Override
    public String getToken() {
        try {
            lastToken = token(file);
        } catch (IOException e) {
            // the API server says whether the old one is still good
        }
        return lastToken;
    }
}
