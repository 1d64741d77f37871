package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.file.InputFile;
import io.acpupgrade.problem.Message;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A token file, reread for each request because its token is rotated. While the file cannot be read, the last token is
 * used, as in kubectl.
 */
final class TokenFile implements OAuthTokenProvider {
    private final InputFile file;
    private volatile String lastToken;

    private TokenFile(InputFile file, String lastToken) {
        this.file = file;
        this.lastToken = lastToken;
    }

    /** @param initialToken used where the file cannot be read at first */
    static TokenFile open(Path path, Optional<String> initialToken) throws IOException {
        InputFile file = new InputFile(path, InputFile.SMALL);
        return new TokenFile(file, initialToken.isPresent() ? initialToken.get() : token(file));
    }

    private static String token(InputFile file) throws IOException {
        String token = file.text().strip();
        if (token.isEmpty()) {
            throw new CredentialFileException(Message.of("fabric8.empty"));
        }
        return token;
    }

    @Override
    public String getToken() {
        try {
            lastToken = token(file);
        } catch (IOException e) {
            // the API server decides whether the old token is still valid
        }
        return lastToken;
    }
}
