package io.acpupgrade.prep.cli;

import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.PlainHttpServer;
import io.acpupgrade.fixture.TestCertificates;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads if the connection to the registry fails. */
class ConnectionTest {
    @TempDir
    Path folder;

    @Test
    void refusesAnUnknownAuthority() throws Exception {
        failsLike("tls-unknown-authority", TestCertificates::unknownAuthority);
    }

    @Test
    void refusesACertificateForAnotherName() throws Exception {
        failsLike("tls-wrong-name", TestCertificates::wrongHost);
    }

    @Test
    void refusesAnExpiredCertificate() throws Exception {
        failsLike("tls-expired", TestCertificates::expired);
    }

    private void failsLike(String transcript, Site.Certificate certificate) throws Exception {
        try (Site site = Site.withCertificate(certificate, folder)) {
            site.sync().exits(7).readsLike(transcript);
        }
    }

    @Test
    void takesACertificateForTheNameThatIsGiven() throws Exception {
        try (Site site = Site.withCertificate(TestCertificates::wrongHost, folder)) {
            site.sync("--registry-server-name", "other.example").exits(0).readsLike("tls-server-name");
        }
    }

    @Test
    void warnsWithoutTlsVerification() throws Exception {
        try (Site site = Site.withCertificate(TestCertificates::unknownAuthority, folder)) {
            insecurely(site, "--insecure-skip-tls-verify").exits(0).readsLike("tls-not-verified");
        }
    }

    @Test
    void doesNotFallBackToPlainHttp() throws Exception {
        Path core = Site.TWO_IMAGES.writeFolder(folder.resolve("core"));
        try (PlainHttpServer registry = PlainHttpServer.started()) {
            CommandLineRun.in(core)
                    .run("--only-sync-image", "--registry", registry.host())
                    .exits(7)
                    .readsLike("plain-http-not-asked-for");
        }
    }

    @Test
    void warnsOfPlainHttp() throws Exception {
        try (Site site = Site.withoutTls(folder)) {
            insecurely(site, "--plain-http").exits(0).readsLike("plain-http");
        }
    }

    @Test
    void warnsOfAPasswordOnTheCommandLine() throws Exception {
        try (Site site = Site.in(folder)) {
            String[] command = {
                "--only-sync-image",
                "--registry",
                site.registry().host(),
                "--registry-ca",
                "../ca.pem",
                "--username",
                Site.USER,
                "--password",
                Site.PASSWORD
            };
            site.commandLine().run(command).exits(0).readsLike("password-on-command-line");
        }
    }

    @Test
    void saysThatNothingListens() throws Exception {
        try (Site site = Site.withoutTls(folder)) {
            site.registry().stop();
            insecurely(site, "--plain-http").exits(7).readsLike("connection-refused");
        }
    }

    @Test
    void saysThatTheNameDoesNotResolve() throws Exception {
        Path core = Site.TWO_IMAGES.writeFolder(folder.resolve("core"));
        CommandLineRun.in(core)
                .run("--only-sync-image", "--registry", "registry.invalid:11443")
                .exits(7)
                .readsLike("name-does-not-resolve");
    }

    private static Console insecurely(Site site, String option) {
        InMemoryRegistry registry = site.registry();
        return site.commandLine().run("--only-sync-image", "--registry", registry.host(), option);
    }
}
