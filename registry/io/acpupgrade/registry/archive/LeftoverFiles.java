package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files that desktops, editors, file systems and network shares create beside real files. No layout can contain these
 * names: repositories, tags and digests use other characters.
 */
public final class LeftoverFiles {
    private static final Pattern FOLDER = Pattern.compile(String.join(
            "|",
            "__MACOSX|\\.AppleDouble|\\.Spotlight-V100|\\.fseventsd|\\.TemporaryItems|\\.DocumentRevisions-V100",
            "\\.Trashes|\\.Trash(-\\d+)?|lost\\+found|@eaDir|#recycle|#snapshot",
            "(?i:\\$RECYCLE\\.BIN|System Volume Information)"));
    private static final Pattern FILE = Pattern.compile(String.join(
            "|",
            "\\._.*|\\.DS_Store|\\.localized|\\.apdisk|\\.VolumeIcon\\.icns|Icon\\r",
            "(?i:(eh)?thumbs(_vista)?\\.db|desktop\\.ini|.*:Zone\\.Identifier)|~\\$.*",
            "\\.directory|\\.nfs[0-9a-f]+|\\.fuse_hidden[0-9a-f]+|\\.goutputstream-.*|\\.~lock\\..*#",
            ".*~|#.*#|\\.#.*|\\..*\\.sw[a-p]|(?i:.*\\.bak)"));

    private LeftoverFiles() {}

    /** Whether the path is such a file or is below such a folder. */
    public static boolean include(String path) {
        List<String> segments = List.of(path.split("/", -1));
        String last = segments.get(segments.size() - 1);
        return FILE.matcher(last).matches()
                || segments.stream().anyMatch(segment -> FOLDER.matcher(segment).matches());
    }

    /** Returns a note with the number of skipped files and one example; empty when none were skipped. */
    public static Stream<Message> note(List<String> skipped) {
        return skipped.isEmpty()
                ? Stream.empty()
                : Stream.of(Message.of("archive.leftovers", skipped.size(), skipped.get(0)));
    }
}
