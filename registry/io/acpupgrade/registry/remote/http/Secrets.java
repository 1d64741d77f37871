package io.acpupgrade.registry.remote.http;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.RegistryException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Redacts credentials from every text that leaves this package. Registries, proxies and their error pages can echo
 * requests in any encoding.
 */
public final class Secrets {
    private static final int TOKENS_REMEMBERED = 64;
    private static final String REDACTED = "***";

    private final List<EncodedText> login;
    private final Deque<EncodedText> tokens = new ArrayDeque<>();

    private Secrets(List<EncodedText> login) {
        this.login = List.copyOf(login);
    }

    public static Secrets of(Optional<Credentials> credentials) {
        return new Secrets(credentials.map(Secrets::encodings).orElse(List.of()));
    }

    /** The encodings of the credentials; the header's first, because it may contain the plain password. */
    private static List<EncodedText> encodings(Credentials known) {
        List<EncodedText> forms = new ArrayList<>();
        for (String text : List.of(known.username() + ":" + known.password(), known.password())) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                    .map(encoder -> encoder.withoutPadding().encodeToString(bytes))
                    .map(EncodedText::new)
                    .forEach(forms::add);
        }
        forms.add(new EncodedText(known.password()));
        return forms;
    }

    public void add(String token) {
        synchronized (tokens) {
            tokens.addFirst(new EncodedText(token));
            if (tokens.size() > TOKENS_REMEMBERED) {
                tokens.removeLast();
            }
        }
    }

    private List<EncodedText> all() {
        synchronized (tokens) {
            return Stream.concat(login.stream(), tokens.stream()).toList();
        }
    }

    public String redacted(String text) {
        String safe = text;
        for (EncodedText secret : all()) {
            safe = secret.replaced(safe, REDACTED);
        }
        return safe;
    }

    private Message redacted(Message message) {
        return new Message(
                message.code(),
                message.arguments().stream().map(this::redactedArgument).toList());
    }

    private Object redactedArgument(Object argument) {
        if (argument instanceof Message message) {
            return redacted(message);
        }
        if (argument instanceof Collection<?> items) {
            return items.stream().map(this::redactedArgument).toList();
        }
        return argument instanceof Number ? argument : redacted(argument.toString());
    }

    /** Redacts a failure and its causes; causes that would show a secret are dropped. */
    public RegistryException redacted(RegistryException failure) {
        RegistryException safe = new RegistryException(
                failure.kind(),
                redacted(failure.problem().message()),
                redacted(failure.remedy()),
                failure.retryAfter());
        safe.setStackTrace(failure.getStackTrace());
        redacted(failure.getCause()).ifPresent(safe::initCause);
        for (Throwable suppressed : failure.getSuppressed()) {
            redacted(suppressed).ifPresent(safe::addSuppressed);
        }
        return safe;
    }

    private Optional<Throwable> redacted(@Nullable Throwable cause) {
        if (cause instanceof RegistryException redactedFailure) {
            return Optional.of(redacted(redactedFailure));
        }
        for (Throwable link = cause; link != null; link = link.getCause()) {
            String text = String.valueOf(link.getMessage());
            if (!redacted(text).equals(text)) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(cause);
    }
}
