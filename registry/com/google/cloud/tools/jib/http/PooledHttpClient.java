package com.google.cloud.tools.jib.http;

import com.google.api.client.http.HttpTransport;

/**
 * jib's HTTP client on a transport of ours, with nothing of its own between: no failover to plain HTTP, no retries.
 *
 * <p>It lives in jib's package because the constructor that takes a transport is not public (docs/adr/0003).
 */
public final class PooledHttpClient extends FailoverHttpClient {
    /** @param transport shared by many clients, and therefore never shut down by this one */
    public PooledHttpClient(HttpTransport transport) {
        super(false, false, event -> {}, () -> transport, () -> transport, false);
    }
}
