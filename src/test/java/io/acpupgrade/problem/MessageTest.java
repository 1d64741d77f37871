package io.acpupgrade.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {
    private static String said(String sentence, Object... arguments) {
        return Template.parse(sentence).text(List.of(arguments), Language.ENGLISH);
    }

    @Test
    void putsItsArgumentsIntoTheSentence() {
        assertThat(said("blob {0} of {1}'s is {2} bytes, not {0}", "a", "b{1}", 2))
                .isEqualTo("blob a of b{1}'s is 2 bytes, not a");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 images are missing", "1, 1 image is missing", "1000, 1000 images are missing"})
    void countsThings(long number, String sentence) {
        assertThat(said("{0} {0|image is|images are} missing", number)).isEqualTo(sentence);
    }

    @Test
    void listsThings() {
        assertThat(said("of {0*; }", List.of("a", Message.of("during", "b", "c"), 3)))
                .isEqualTo("of a; b: c; 3");
    }

    @Test
    void ofMessagesAreInOneLanguage() {
        Message nested = Message.sentences(Message.of("during", "a", Message.of("stop.asked")), Message.verbatim("B."));
        assertThat(nested.english()).isEqualTo("a: interrupted: shutting down B.");
        assertThat(Language.CHINESE.text(nested)).isEqualTo("a：收到中断信号，正在退出B.");
    }

    @Test
    void withoutWordsDisappearsFromAList() {
        assertThat(Message.sentences(Message.NONE, Message.verbatim(""))).isEqualTo(Message.NONE);
        assertThat(Message.sentences(Message.NONE, Message.verbatim("One."))).isEqualTo(Message.verbatim("One."));
    }

    @Test
    void ofAFailureIsItsOwnOrThatOfTheLibrary() {
        assertThat(Message.of(new IOException("broken pipe")).english()).isEqualTo("broken pipe");
        assertThat(Message.of(new IOException()).english()).isEqualTo("java.io.IOException");
    }

    @Test
    void whoseCodeIsUnknownShowsItAndWhatItHas() {
        assertThat(Message.of("no.such-code", "acp/core", 3).english()).isEqualTo("no.such-code acp/core, 3");
    }

    @ParameterizedTest
    @CsvSource({
        "zh_CN.UTF-8, CHINESE",
        "zh, CHINESE",
        "zh-TW, CHINESE",
        "en_US.UTF-8, ENGLISH",
        "C, ENGLISH",
        "'', ENGLISH",
        "zha_CN, ENGLISH",
        "de_DE, ENGLISH"
    })
    void isInTheLanguageOfTheLocale(String locale, Language language) {
        assertThat(Language.of(locale)).isEqualTo(language);
    }
}
