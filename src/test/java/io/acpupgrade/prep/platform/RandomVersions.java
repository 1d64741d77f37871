package io.acpupgrade.prep.platform;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Random versions of a narrow range, so that equal and nearly equal ones are frequent; the seed determines the
 * sequence.
 */
public final class RandomVersions {
    private static final List<String> IDENTIFIERS =
            List.of("0", "1", "2", "10", "99999999999999999999", "a", "rc", "-");
    private final Random random;

    public RandomVersions(long seed) {
        random = new Random(seed);
    }

    public PlatformVersion next() {
        MinorVersion minor = new MinorVersion(4, random.nextInt(5));
        return new PlatformVersion(minor, random.nextInt(3), identifiers(0.5), identifiers(0.2));
    }

    public List<PlatformVersion> list() {
        return Stream.generate(this::next).limit(1 + random.nextInt(6)).toList();
    }

    private Optional<String> identifiers(double share) {
        if (random.nextDouble() >= share) {
            return Optional.empty();
        }
        List<String> some = Stream.generate(() -> IDENTIFIERS.get(random.nextInt(IDENTIFIERS.size())))
                .limit(1 + random.nextInt(3))
                .toList();
        return Optional.of(String.join(".", some));
    }
}
