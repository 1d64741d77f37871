package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.problem.Message;
import io.fabric8.kubernetes.client.Config;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The HTTP proxy on the way to an API server. fabric8 uses the {@code proxy-url} of a kubeconfig only where its scheme is
 * that of the API server, and would otherwise take the login past it.
 *
 * @param url with a port, and perhaps with a login, which is never shown
 */
record ApiProxy(URI url) {
    static final Message REMEDY = Message.of("fabric8.correct-proxy");

    private static final int DEFAULT_PORT = 80;
    private static final String SCHEME_END = "://";
    private static final String LOGIN_REQUIRED = "407";

    /** Makes the configuration use the kubeconfig's proxy instead of the environment's, as kubectl does. */
    static void override(String proxyUrl, Config config) {
        config.setHttpProxy(proxyUrl);
        config.setHttpsProxy(proxyUrl);
        config.setNoProxy(new String[0]);
    }

    /**
     * Reads the configuration's proxy, and rewrites it in the form that fabric8 reads.
     *
     * @param source where the configuration is from, for messages
     * @throws ClusterException where it cannot be used; requests must not bypass it
     */
    static Optional<ApiProxy> of(Config config, Message source) throws ClusterException {
        boolean isPlain = config.getMasterUrl().startsWith("http" + SCHEME_END);
        Optional<String> named = Optional.ofNullable(isPlain ? config.getHttpProxy() : config.getHttpsProxy())
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        if (named.isEmpty()) {
            return Optional.empty();
        }
        ApiProxy proxy = new ApiProxy(parse(named.get(), source));
        config.setHttpProxy(proxy.url.toString());
        config.setHttpsProxy(proxy.url.toString());
        return Optional.of(proxy);
    }

    private static URI parse(String text, Message source) throws ClusterException {
        try {
            URI url = new URI(text.contains(SCHEME_END) ? text : "http" + SCHEME_END + text);
            if (url.getHost() == null) {
                throw unusable(source, Message.of("fabric8.proxy-without-host"));
            }
            if (!"http".equalsIgnoreCase(url.getScheme())) {
                throw unusable(source, Message.of("fabric8.proxy-scheme", url.getScheme()));
            }
            int port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
            return new URI("http", url.getUserInfo(), url.getHost(), port, null, null, null);
        } catch (URISyntaxException e) {
            // its message quotes the URL, which may hold a password
            throw unusable(source, Message.of("fabric8.proxy-unreadable"));
        }
    }

    private static ClusterException unusable(Message source, Message why) {
        return new ClusterException(
                Kind.NOT_CONFIGURED,
                Message.of("during", Message.of("fabric8.using-proxy", source), why),
                Message.of("fabric8.write-proxy"));
    }

    /** Host and port, for messages. */
    String name() {
        return url.getHost() + ":" + url.getPort();
    }

    /** Explains a status that the proxy sent instead of the API server. */
    Message describeRefusal(String status) {
        if (!status.equals(LOGIN_REQUIRED)) {
            return Message.of("fabric8.proxy-refuses", name(), status);
        }
        return url.getRawUserInfo() == null
                ? Message.of("fabric8.proxy-wants-login", name())
                : Message.of("fabric8.proxy-refuses-login", name());
    }

    /** How to fix it, as full sentences. */
    Message remedy(String status) {
        return status.equals(LOGIN_REQUIRED) ? Message.of("fabric8.write-proxy-login") : REMEDY;
    }

    @Override
    public String toString() {
        return name();
    }
}
