package io.acpupgrade.prep.target;

import io.acpupgrade.file.InputFile;
import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.target.Trust.Anchors;
import io.acpupgrade.prep.target.Trust.SystemStore;
import io.acpupgrade.problem.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Determines which certificates and names to accept from a registry. */
public record TrustLookup(TlsOptions options, Cluster cluster) {
    private static final String SYSTEM = "the system's trust store";

    public Trust find(RegistryTarget target) throws UsageException, LookupException {
        options.validate();
        List<String> notes = new ArrayList<>();
        Anchors anchors = anchors(target, notes);
        List<String> names = options.serverName().map(List::of).orElseGet(target::certificateNames);
        return new Trust(options.mode(), anchors, names, Message.texts(notes));
    }

    private Anchors anchors(RegistryTarget target, List<String> notes) throws LookupException {
        if (options.mode() != TlsMode.VERIFIED) {
            return new Anchors(SystemStore.IGNORED, List.of(), Message.text("no certificate is verified"));
        }
        if (options.caFile().isPresent()) {
            return fromFile(options.caFile().get());
        }
        return target.isOfCluster()
                ? fromCluster(notes)
                : new Anchors(SystemStore.TRUSTED, List.of(), Message.text(SYSTEM));
    }

    private static Anchors fromFile(Path file) throws LookupException {
        try {
            List<X509Certificate> certificates = PemCertificates.parse(new InputFile(file, InputFile.SMALL).read())
                    .certificates();
            return new Anchors(SystemStore.IGNORED, certificates, Message.text("--registry-ca " + file));
        } catch (IOException e) {
            throw new LookupException(
                    Message.text("Reading --registry-ca " + file + ": " + UnusableFileException.words(e)),
                    Message.text("Pass a PEM file that this user may read."));
        } catch (CertificateException e) {
            throw new LookupException(
                    Message.text("Reading --registry-ca " + file + ": it is no PEM file of certificates ("
                            + e.getMessage() + ")"),
                    Message.text("Pass the certificate of the authority that issued the registry's, in PEM form."));
        }
    }

    private Anchors fromCluster(List<String> notes) {
        List<X509Certificate> certificates = new ArrayList<>();
        List<String> sources = new ArrayList<>(List.of(SYSTEM));
        for (AuthoritySecret authority : AuthoritySecret.ALL) {
            List<X509Certificate> found = authority.read(cluster, notes);
            certificates.addAll(found);
            if (!found.isEmpty()) {
                sources.add(authority.toString());
            }
        }
        return new Anchors(SystemStore.TRUSTED, certificates, Message.text(String.join(", ", sources)));
    }
}
