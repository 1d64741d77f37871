package io.acpupgrade.registry.compression;

/** Tells bytes that cannot be compressed from those that can, much faster than by trying. */
public final class Entropy {
    private static final int VALUES = 256;
    /** Every {@code STEP}-th byte is counted, which is as good as every one. */
    private static final int STEP = 4;
    /** Below this many counted bytes chance is too coarse to judge by. */
    private static final int MIN_SAMPLE = 2048;
    /**
     * How far the counts may be from even ones, as chi-square. Random bytes come to about 255, text to tens of thousands;
     * up to this bound the best code for single bytes would save less than one percent.
     */
    private static final double MAX_CHI_SQUARE = 1500;

    private Entropy() {}

    /** Whether the first {@code length} bytes are spread as evenly as random ones. */
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
