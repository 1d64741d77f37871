package io.acpupgrade.prep.kubernetes.fabric8;

import io.fabric8.kubernetes.client.Config;
import java.util.function.UnaryOperator;

/**
 * A configuration whose login fabric8 gets anew, once a minute and where the API server does not take it any more: from the
 * files, and from the plugin that they name. By itself fabric8 knows only how to read one file again.
 */
final class RenewedConfig extends Config {
    private final transient UnaryOperator<Config> again;

    /** @param again what this configuration is by now, or the same where that cannot be found out */
    RenewedConfig(Config now, UnaryOperator<Config> again) {
        super(now);
        this.again = again;
    }

    @Override
    public Config refresh() {
        return again.apply(this);
    }
}
