package io.acpupgrade.prep.output;

import io.acpupgrade.prep.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Tells the results of earlier runs, which may be replaced, from other files, which may be parts of a package. */
final class EarlierResult {
    /** Where both kinds of results say which program they are of. */
    private static final int HEAD = 4096;

    private static final Pattern OURS = Pattern.compile(
            "^(\\{.*\"program\"|<!DOCTYPE html>.*generator)\\W.*\\b" + Pattern.quote(Report.PROGRAM) + "\\b",
            Pattern.DOTALL);

    private EarlierResult() {}

    /** Whether nothing is lost when the file is replaced: it is not there, is empty, or is a report or page of this program. */
    static boolean mayReplace(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            return true;
        }
        try (InputStream content = Files.newInputStream(file)) {
            return OURS.matcher(new String(content.readNBytes(HEAD), StandardCharsets.UTF_8))
                    .find();
        }
    }
}
