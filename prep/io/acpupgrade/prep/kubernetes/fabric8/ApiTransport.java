package io.acpupgrade.prep.kubernetes.fabric8;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;

/**
 * HTTP as this program speaks it to API servers: version 1.1, for over HTTP/2 an API server sends a GOAWAY with each 401
 * (and now and then with others, {@code --goaway-chance}), in which Java's client loses the answer; and without following
 * redirects, which would take the login to wherever they lead.
 */
final class ApiTransport extends JdkHttpClientFactory {
    @Override
    protected void additionalConfig(HttpClient.Builder builder) {
        builder.version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
    }
}
