package io.acpupgrade.registry.remote.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.X509TrustManager;

/** Trusts a server if one of several trust managers does; otherwise reports the last one's refusal. */
final class CompositeTrustManager implements X509TrustManager {
    private final List<X509TrustManager> managers;

    private CompositeTrustManager(List<X509TrustManager> managers) {
        this.managers = managers;
    }

    static X509TrustManager of(List<X509TrustManager> first, List<X509TrustManager> second) {
        return new CompositeTrustManager(
                Stream.concat(first.stream(), second.stream()).toList());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        CertificateException refusal = new CertificateException(new CertPathBuilderException());
        for (X509TrustManager manager : managers) {
            try {
                manager.checkServerTrusted(chain, authType);
                return;
            } catch (CertificateException e) {
                refusal = e;
            }
        }
        throw refusal;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new UnsupportedOperationException("this program is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return managers.stream()
                .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()))
                .toArray(X509Certificate[]::new);
    }
}
