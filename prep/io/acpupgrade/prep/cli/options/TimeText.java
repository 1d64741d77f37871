package io.acpupgrade.prep.cli.options;

import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/** A length of time as people write it: {@code 90s}, {@code 10m}, {@code 1h30m}. */
final class TimeText implements ITypeConverter<Duration> {
    private static final Pattern SHAPE =
            Pattern.compile("(?=.)(?:(?<h>[0-9]{1,4})h)?(?:(?<m>[0-9]{1,6})m)?(?:(?<s>[0-9]{1,8})s)?");

    @Override
    public Duration convert(String text) {
        Matcher parts = SHAPE.matcher(text.strip());
        if (!parts.matches()) {
            throw new UnreadableValueException(Message.of("options.no-time", text));
        }
        return Duration.ofHours(number(parts, "h"))
                .plusMinutes(number(parts, "m"))
                .plusSeconds(number(parts, "s"));
    }

    private static long number(Matcher parts, String unit) {
        String digits = parts.group(unit);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
