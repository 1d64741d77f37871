package io.acpupgrade.prep.kubernetes.fabric8;

import io.fabric8.kubernetes.client.Config;
import java.util.function.UnaryOperator;

/**
 * A configuration whose login fabric8 gets anew, once a minute and where the API server does not take it any more: from the
 * files, and from the plugin that they name. By itself fabric8 knows only how to read one file again.
 */
final class RefreshingConfig extends Config {
    private final transient UnaryOperator<Config> reload;

    /** @param reload what this configuration is by now, or the same where that cannot be found out */
    RefreshingConfig(Config now, UnaryOperator<Config> reload) {
        super(now);
        this.reload = reload;
    }

    @Override
    public Config refresh() {
        return reload.apply(this);
    }
}
