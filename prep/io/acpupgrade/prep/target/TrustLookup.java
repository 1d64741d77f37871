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
    private static final Message SYSTEM = Message.of("target.system-trust");

    public Trust find(RegistryTarget target) throws UsageException, LookupException {
        options.validate();
        List<Message> notes = new ArrayList<>();
        Anchors anchors = anchors(target, notes);
        List<String> names = options.serverName().map(List::of).orElseGet(target::certificateNames);
        return new Trust(options.mode(), anchors, names, notes);
    }

    private Anchors anchors(RegistryTarget target, List<Message> notes) throws LookupException {
        if (options.mode() != TlsMode.VERIFIED) {
            return new Anchors(SystemStore.IGNORED, List.of(), Message.of("target.no-verification"));
        }
        if (options.caFile().isPresent()) {
            return fromFile(options.caFile().get());
        }
        return target.isOfCluster() ? fromCluster(notes) : new Anchors(SystemStore.TRUSTED, List.of(), SYSTEM);
    }

    private static Anchors fromFile(Path file) throws LookupException {
        try {
            List<X509Certificate> certificates = PemCertificates.parse(new InputFile(file, InputFile.SMALL).read())
                    .certificates();
            return new Anchors(SystemStore.IGNORED, certificates, Message.of("target.ca-file", file));
        } catch (IOException e) {
            throw new LookupException(
                    Message.of("target.unreadable-ca", file, UnusableFileException.words(e)),
                    Message.of("target.pass-ca"));
        } catch (CertificateException e) {
            throw new LookupException(
                    Message.of("target.no-pem-file", file, Message.of(e)), Message.of("target.pass-authority"));
        }
    }

    private Anchors fromCluster(List<Message> notes) {
        List<X509Certificate> certificates = new ArrayList<>();
        List<Message> sources = new ArrayList<>(List.of(SYSTEM));
        for (AuthoritySecret authority : AuthoritySecret.ALL) {
            List<X509Certificate> found = authority.read(cluster, notes);
            certificates.addAll(found);
            if (!found.isEmpty()) {
                sources.add(Message.verbatim(authority.toString()));
            }
        }
        return new Anchors(SystemStore.TRUSTED, certificates, Message.list(sources));
    }
}
