package com.google.cloud.tools.jib.http;

import com.google.api.client.http.HttpTransport;

/**
 * jib's HTTP client on this program's own transport, without jib's failover to plain HTTP and without retries.
 *
 * <p>It lives in jib's package because the constructor that takes a transport is not public (docs/adr/0003).
 */
public final class PooledHttpClient extends FailoverHttpClient {
    /** @param transport shared by many clients, and therefore never shut down by this one */
    public PooledHttpClient(HttpTransport transport) {
        super(false, false, event -> {}, () -> transport, () -> transport, false);
    }
}
