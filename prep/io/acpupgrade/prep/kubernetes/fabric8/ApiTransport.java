package io.acpupgrade.prep.kubernetes.fabric8;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;

/**
 * The HTTP client for API servers. HTTP/1.1, because over HTTP/2 an API server sends a GOAWAY with each 401 (and at
 * random with {@code --goaway-chance}), on which Java's client loses the response. No redirects, because they would
 * send the login elsewhere.
 */
final class ApiTransport extends JdkHttpClientFactory {
    @Override
    protected void additionalConfig(HttpClient.Builder builder) {
        builder.version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
    }
}
