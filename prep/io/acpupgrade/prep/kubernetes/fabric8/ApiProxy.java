package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.fabric8.kubernetes.client.Config;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The HTTP proxy on the way to an API server. fabric8 heeds the {@code proxy-url} of a kubeconfig only where its scheme is
 * that of the API server, and would otherwise take the login past it.
 *
 * @param url with a port, and perhaps with a login, which is never shown
 */
record ApiProxy(URI url) {
    static final String REMEDY =
            "Correct the proxy (proxy-url of the cluster in the kubeconfig, else HTTPS_PROXY), or have it let this through.";

    private static final int DEFAULT_PORT = 80;
    private static final String SCHEME_END = "://";

    /** Has the kubeconfig's own proxy used, whatever the environment says of proxies, as kubectl does. */
    static void override(String proxyUrl, Config config) {
        config.setHttpProxy(proxyUrl);
        config.setHttpsProxy(proxyUrl);
        config.setNoProxy(new String[0]);
    }

    /**
     * The proxy that this configuration names, written down there as fabric8 can read it.
     *
     * @param source where the configuration is from, for people
     * @throws ClusterException where it is none that can be used; nothing is sent past it
     */
    static Optional<ApiProxy> of(Config config, String source) throws ClusterException {
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

    private static URI parse(String text, String source) throws ClusterException {
        try {
            URI url = new URI(text.contains(SCHEME_END) ? text : "http" + SCHEME_END + text);
            if (url.getHost() == null) {
                throw unusable(source, "its URL names no host");
            }
            if (!"http".equalsIgnoreCase(url.getScheme())) {
                throw unusable(
                        source, url.getScheme() + SCHEME_END + " cannot be used, only http" + SCHEME_END + " can");
            }
            int port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
            return new URI("http", url.getUserInfo(), url.getHost(), port, null, null, null);
        } catch (URISyntaxException e) {
            // its message quotes the URL, and so a password
            throw unusable(source, "its URL cannot be read");
        }
    }

    private static ClusterException unusable(String source, String why) {
        return new ClusterException(
                Kind.NOT_CONFIGURED,
                "Using the proxy that " + source + " (proxy-url) or the environment (HTTPS_PROXY) names: " + why,
                "Name it as http" + SCHEME_END + "HOST:PORT; special characters in its login as %XX.");
    }

    /** For people. */
    String name() {
        return url.getHost() + ":" + url.getPort();
    }

    /** What it means where it answers with such a status in place of the API server. */
    String describeRefusal(String status) {
        if (!status.equals("407")) {
            return "the proxy " + name() + " does not let this through (" + status + ")";
        }
        return url.getRawUserInfo() == null
                ? "the proxy " + name() + " wants a login (407)"
                : "the proxy " + name() + " does not accept the login that its URL holds (407)";
    }

    /** What to do about that, as full sentences. */
    String remedy(String status) {
        return status.equals("407")
                ? "Write its login into the proxy's URL (http" + SCHEME_END
                        + "USER:PASSWORD@HOST:PORT): proxy-url of the cluster in the kubeconfig, else HTTPS_PROXY."
                : REMEDY;
    }

    @Override
    public String toString() {
        return name();
    }
}
