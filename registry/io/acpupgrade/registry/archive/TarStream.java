package io.acpupgrade.registry.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** A tar read from front to back: its entries are numbered, none has headers beyond reason, and its end is marked. */
final class TarStream extends TarArchiveInputStream {
    /** Long names and extended attributes of one entry; tar keeps all of them in memory. */
    private static final long LARGEST_HEADERS = 1 << 20;

    private final Allowance allowance;
    private long entries;
    private boolean ended;

    TarStream(InputStream in) {
        this(new Allowance(in));
    }

    private TarStream(Allowance allowance) {
        super(allowance);
        this.allowance = allowance;
    }

    /** The next entry, whose content is then read from this stream; none after the last. */
    Optional<TarArchiveEntry> next() throws IOException {
        if (entries > 0) {
            skip(Long.MAX_VALUE);
        }
        allowance.left = LARGEST_HEADERS;
        Optional<TarArchiveEntry> entry = Optional.ofNullable(getNextEntry());
        allowance.left = Long.MAX_VALUE;
        entries++;
        return entry;
    }

    /** Goes on to the entry of this number. */
    boolean advanceTo(long number) throws IOException {
        while (entries < number) {
            if (next().isEmpty()) {
                return false;
            }
        }
        return entries == number;
    }

    /** The number of the entry that {@link #next} gave last; the first has one. */
    long number() {
        return entries;
    }

    /** Whether the mark was seen that every tar ends with. */
    boolean hasEnded() {
        return ended;
    }

    /** Whether the entry is a file with bytes of its own: no folder, link, device or pipe. */
    static boolean isFile(TarArchiveEntry entry) {
        boolean link = entry.isLink() || entry.isSymbolicLink();
        boolean device = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
        return entry.isFile() && !link && !device;
    }

    @Override
    protected boolean isEOFRecord(byte @Nullable [] block) {
        boolean end = super.isEOFRecord(block);
        ended |= end && block != null;
        return end;
    }

    /** Lets only so many bytes through. */
    private static final class Allowance extends FilterInputStream {
        private long left = Long.MAX_VALUE;

        Allowance(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            spend(1);
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            spend(Math.max(read, 0));
            return read;
        }

        private void spend(int bytes) throws UnsafeEntryException {
            left -= left == Long.MAX_VALUE ? 0 : bytes;
            if (left < 0) {
                throw new UnsafeEntryException("an entry has more than " + LARGEST_HEADERS + " bytes of headers");
            }
        }
    }
}
