package io.acpupgrade.registry.copy;

import java.io.IOException;

/** A blob was not sent. Every artifact that needs the blob gets this failure, so it says for which one it was sent. */
final class TransferException extends IOException {
    private final transient Transfer transfer;
    private final IOException failure;

    TransferException(Transfer transfer, IOException failure) {
        super("blob " + transfer.blob().packaged().digest() + " was not sent", failure);
        this.transfer = transfer;
        this.failure = failure;
    }

    Transfer transfer() {
        return transfer;
    }

    IOException failure() {
        return failure;
    }
}
