package io.acpupgrade.registry.compression;

/** Detects incompressible bytes, much faster than compressing them. */
public final class Entropy {
    private static final int VALUES = 256;
    /** Every {@code STEP}-th byte is counted, which is as accurate as counting all. */
    private static final int STEP = 4;
    /** Fewer counted bytes are too few for a decision. */
    private static final int MIN_SAMPLE = 2048;
    /**
     * The chi-square up to which byte counts are treated as uniform. Random bytes reach about 255, text tens of
     * thousands; below this limit the best code for single bytes saves less than one percent.
     */
    private static final double MAX_CHI_SQUARE = 1500;

    private Entropy() {}

    /** Whether the first {@code length} bytes are distributed as uniformly as random ones. */
    public static boolean looksRandom(byte[] bytes, int length) {
        int[] counts = new int[VALUES];
        int counted = 0;
        for (int i = 0; i < length; i += STEP) {
            counts[bytes[i] & 0xff]++;
            counted++;
        }
        return counted >= MIN_SAMPLE && distanceFromEven(counts, counted) <= MAX_CHI_SQUARE;
    }

    private static double distanceFromEven(int[] counts, int total) {
        double even = (double) total / VALUES;
        double distance = 0;
        for (int count : counts) {
            distance += (count - even) * (count - even) / even;
        }
        return distance;
    }
}
