package io.acpupgrade.registry.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.NoopHostnameVerifier;

/** Whom to believe that they are the registry. */
public sealed interface Trust {
    SSLContext context() throws GeneralSecurityException, IOException;

    HostnameVerifier verifier();

    /**
     * The platform's certificate authorities, and more.
     *
     * @param authorities further ones, PEM
     * @param names that the certificate may carry in place of the host that is dialled
     */
    record Verified(List<String> authorities, Set<String> names) implements Trust {
        public Verified {
            authorities = List.copyOf(authorities);
            names = Set.copyOf(names);
        }

        @Override
        public SSLContext context() throws GeneralSecurityException, IOException {
            return contextOf(EitherTrustManager.of(platform(), given()));
        }

        @Override
        public HostnameVerifier verifier() {
            DefaultHostnameVerifier strict = new DefaultHostnameVerifier();
            return (host, session) ->
                    strict.verify(host, session) || names.stream().anyMatch(name -> strict.verify(name, session));
        }

        private static List<X509TrustManager> platform() throws GeneralSecurityException {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return x509(factory);
        }

        private List<X509TrustManager> given() throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (String pem : authorities) {
                for (Certificate certificate : certificates(pem)) {
                    store.setCertificateEntry("authority-" + count++, certificate);
                }
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return count == 0 ? List.of() : x509(factory);
        }

        private static Collection<? extends Certificate> certificates(String pem) throws GeneralSecurityException {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        }

        private static List<X509TrustManager> x509(TrustManagerFactory factory) {
            return List.of(factory.getTrustManagers()).stream()
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .toList();
        }
    }

    /** Anybody: what {@code --insecure-skip-tls-verify} asks for. */
    record Unverified() implements Trust {
        @Override
        public SSLContext context() throws GeneralSecurityException {
            return contextOf(new AnyTrustManager());
        }

        @Override
        public HostnameVerifier verifier() {
            return NoopHostnameVerifier.INSTANCE;
        }
    }

    private static SSLContext contextOf(X509TrustManager manager) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {manager}, null);
        return context;
    }

    /** Whether the certificates in the text can be read, and there is one at least. */
    static boolean isReadable(String pem) {
        try {
            return !Verified.certificates(pem).isEmpty();
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
