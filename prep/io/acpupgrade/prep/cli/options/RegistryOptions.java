package io.acpupgrade.prep.cli.options;

import io.acpupgrade.file.InputLine;
import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.prep.target.ClusterLogin;
import io.acpupgrade.prep.target.LoginOptions;
import io.acpupgrade.prep.target.Password;
import io.acpupgrade.prep.target.RegistryAddress;
import io.acpupgrade.prep.target.RegistryRequest;
import io.acpupgrade.prep.target.TlsMode;
import io.acpupgrade.prep.target.TlsOptions;
import io.acpupgrade.prep.target.UsageException;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.DecodedText;
import io.acpupgrade.registry.remote.http.TimeoutPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which registry, who to it, and how far it is trusted. */
public final class RegistryOptions {
    /** Tokens that serve as passwords have some thousand bytes. */
    private static final int LONGEST_PASSWORD = 64 << 10;

    @Carried
    @Option(names = "--registry", paramLabel = "HOST[:PORT][/PREFIX]")
    private Optional<String> registry = Optional.empty();

    @Carried
    @Option(names = "--username", paramLabel = "NAME")
    private Optional<String> username = Optional.empty();

    @Carried(insteadOfSecret = "--password-stdin")
    @Option(names = "--password", paramLabel = "PASSWORD")
    private Optional<String> password = Optional.empty();

    @Carried
    @Option(names = "--password-stdin")
    private boolean passwordFromStdin;

    @Carried
    @Option(names = "--cluster-login")
    private boolean clusterLogin;

    @Carried
    @Option(names = "--registry-ca", paramLabel = "FILE")
    private Optional<Path> authority = Optional.empty();

    @Carried
    @Option(names = "--registry-server-name", paramLabel = "NAME")
    private Optional<String> serverName = Optional.empty();

    @Carried
    @Option(names = "--insecure-skip-tls-verify")
    private boolean insecure;

    @Carried
    @Option(names = "--plain-http")
    private boolean plainHttp;

    @Option(names = "--stall-timeout", paramLabel = "SECONDS")
    private int stallSeconds = 60;

    /** All of it, read and found sensible; standard input is read only where it is asked for. */
    RegistryRequest request(CliContext context) throws UsageException {
        List<Message> warnings = password.isPresent() ? List.of(Message.of("options.password-shows")) : List.of();
        return new RegistryRequest(address(), login(context), tls(context), consent(), patience(), warnings);
    }

    /** Whether nothing of it has to be looked for in a cluster. */
    boolean isWhole(CliContext context) {
        return registry.isPresent()
                && (username.isPresent() || context.environment().containsKey("REGISTRY_USERNAME"));
    }

    private Optional<RegistryAddress> address() throws UsageException {
        try {
            return registry.map(RegistryAddress::parse);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    Message.of("options.registry-unreadable", Message.of(e)), Message.of("options.write-registry"));
        }
    }

    private LoginOptions login(CliContext context) throws UsageException {
        if (passwordFromStdin && password.isPresent()) {
            throw new UsageException(
                    Message.of("options.both-given", "--password", "--password-stdin"), Message.of("options.give-one"));
        }
        Optional<String> given = passwordFromStdin ? Optional.of(firstLine(context)) : password;
        Optional<Password> secret = given.isPresent() ? Optional.of(parse(given.get())) : Optional.empty();
        return new LoginOptions(username, secret, LoginOptions.Environment.of(context.environment()));
    }

    private ClusterLogin.Consent consent() throws UsageException {
        if (clusterLogin && (username.isPresent() || password.isPresent() || passwordFromStdin)) {
            throw new UsageException(Message.of("options.two-logins"), Message.of("options.leave-out-one"));
        }
        return clusterLogin ? ClusterLogin.Consent.ANY_REGISTRY : ClusterLogin.Consent.OWN_REGISTRY;
    }

    private static Password parse(String text) throws UsageException {
        try {
            return Password.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    Message.of("options.password-unreadable", Message.of(e)), Message.of("options.give-password"));
        }
    }

    private static String firstLine(CliContext context) throws UsageException {
        try {
            Optional<byte[]> line = new InputLine(context.in(), LONGEST_PASSWORD).read();
            return line.map(DecodedText::of)
                    .map(String::stripTrailing)
                    .filter(text -> !text.isEmpty())
                    .orElseThrow(() -> unusable(Message.of("options.stdin-empty")));
        } catch (IOException e) {
            throw unusable(Message.of("options.stdin-unusable", UnusableFileException.words(e)));
        }
    }

    private static UsageException unusable(Message why) {
        return new UsageException(Message.of("options.password-stdin", why), Message.of("options.pipe-password"));
    }

    private TlsOptions tls(CliContext context) throws UsageException {
        if (insecure && plainHttp) {
            throw new UsageException(
                    Message.of("options.both-given", "--insecure-skip-tls-verify", "--plain-http"),
                    Message.of("options.give-one"));
        }
        TlsMode secure = insecure ? TlsMode.UNVERIFIED : TlsMode.VERIFIED;
        return new TlsOptions(
                plainHttp ? TlsMode.PLAIN_HTTP : secure,
                authority.map(context.workingFolder()::resolve).map(Path::normalize),
                serverName);
    }

    private TimeoutPolicy patience() throws UsageException {
        if (stallSeconds < 1) {
            throw new UsageException(
                    Message.of("options.stall-too-short", stallSeconds), Message.of("options.longer-stall"));
        }
        return TimeoutPolicy.standard().withStall(Duration.ofSeconds(stallSeconds));
    }
}
