package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A file that cannot be read is a fault, whose remedy fits the cause. */
@Tag("any-jdk")
class ReadFailureTest {
    private static final Path FILE = Path.of("core/plugins/one.tgz");

    private static Fault fault(Exception why) {
        return ReadFailure.fault(FILE, why);
    }

    @Test
    void hasTheRemedyOfItsCause() {
        // Given
        IOException sparse = new UnreadableContentException(
                Message.of("archive.sparse", "disk.img"), Message.of("archive.pack-plainly"));

        // When, Then
        assertThat(fault(sparse).remedy().english()).isEqualTo("Pack the archive again without sparse files.");
    }

    @Test
    void isDownloadedAgainWhereTheCauseKnowsNothingBetter() {
        assertThat(fault(new UnreadableContentException(Message.of("archive.header-damaged", 512)))
                        .remedy()
                        .english())
                .isEqualTo("Download or copy this file again.");
    }

    @Test
    void isCutOffWhoeverFindsItsEnd() {
        String cutOff = FILE + ": is cut off: it ends in the middle of its content";
        assertThat(fault(new EOFException())).hasToString(cutOff);
        assertThat(fault(new TruncatedContentException(Message.of("archive.no-end-marker"))))
                .hasToString(cutOff);
    }

    @Test
    void speaksEachLanguage() {
        // Given
        Fault missing = fault(new NoSuchFileException(FILE.toString()));
        Fault escaping = fault(new UnsafeEntryException(
                Message.of("archive.leads-out", Message.of("archive.link", "a/b", "../../etc"))));

        // When, Then
        assertThat(Language.CHINESE.text(missing.what())).isEqualTo("不存在");
        assertThat(Language.CHINESE.text(escaping.what())).isEqualTo("无法读取：链接 'a/b' -> '../../etc' 指向归档之外");
        assertThat(Language.CHINESE.text(escaping.remedy())).isEqualTo("请重新下载或拷贝该文件。");
    }
}
