package io.acpupgrade.prep.kubernetes.fabric8;

import io.fabric8.kubernetes.client.Config;
import java.util.function.UnaryOperator;

/**
 * A configuration that fabric8 refreshes once a minute and on 401: from the files, and from the exec plugin that they
 * name. By itself, fabric8 rereads only a single file.
 */
final class RefreshingConfig extends Config {
    private final transient UnaryOperator<Config> reload;

    /** @param reload returns the current configuration, or its argument where that cannot be read */
    RefreshingConfig(Config now, UnaryOperator<Config> reload) {
        super(now);
        this.reload = reload;
    }

    @Override
    public Config refresh() {
        return reload.apply(this);
    }
}
