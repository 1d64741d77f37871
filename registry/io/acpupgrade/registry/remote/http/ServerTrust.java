package io.acpupgrade.registry.remote.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.NoopHostnameVerifier;

/** How a registry's certificate is verified. */
public sealed interface ServerTrust {
    SSLContext context() throws GeneralSecurityException, IOException;

    HostnameVerifier verifier();

    /** Returns the trust for other hosts, whose certificates have the dialled name. */
    ServerTrust underOwnName();

    /** Which certificate authorities are trusted. */
    enum Roots {
        /** The machine's and the given ones. */
        MACHINE_AND_GIVEN,
        /** The given ones only. */
        GIVEN
    }

    /**
     * Verifies the certificate.
     *
     * @param authorities additional certificate authorities
     * @param names accepted in the certificate besides the dialled host
     */
    record Verified(Roots roots, List<X509Certificate> authorities, Set<String> names) implements ServerTrust {
        public Verified {
            authorities = List.copyOf(authorities);
            names = Set.copyOf(names);
        }

        @Override
        public SSLContext context() throws GeneralSecurityException, IOException {
            return contextOf(CompositeTrustManager.of(roots == Roots.GIVEN ? List.of() : machine(), given()));
        }

        @Override
        public HostnameVerifier verifier() {
            DefaultHostnameVerifier strict = new DefaultHostnameVerifier();
            return (host, session) ->
                    strict.verify(host, session) || names.stream().anyMatch(name -> strict.verify(name, session));
        }

        @Override
        public ServerTrust underOwnName() {
            return new Verified(roots, authorities, Set.of());
        }

        private static List<X509TrustManager> machine() throws GeneralSecurityException {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return x509(factory);
        }

        private List<X509TrustManager> given() throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry("authority-" + store.size(), authority);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return authorities.isEmpty() ? List.of() : x509(factory);
        }

        private static List<X509TrustManager> x509(TrustManagerFactory factory) {
            return List.of(factory.getTrustManagers()).stream()
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .toList();
        }
    }

    /** No verification ({@code --insecure-skip-tls-verify}). */
    record Unverified() implements ServerTrust {
        @Override
        public SSLContext context() throws GeneralSecurityException {
            return contextOf(new TrustAllManager());
        }

        @Override
        public HostnameVerifier verifier() {
            return NoopHostnameVerifier.INSTANCE;
        }

        @Override
        public ServerTrust underOwnName() {
            return this;
        }
    }

    private static SSLContext contextOf(X509TrustManager manager) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {manager}, null);
        return context;
    }
}
