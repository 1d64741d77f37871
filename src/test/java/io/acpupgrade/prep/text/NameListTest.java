package io.acpupgrade.prep.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameListTest {
    private static void assertSaid(Message message, String english, String chinese) {
        assertThat(message.english()).isEqualTo(english);
        assertThat(Language.CHINESE.text(message)).isEqualTo(chinese);
    }

    @Test
    void isCutOffAfterTheFirstFew() {
        assertSaid(NameList.shortened(List.of()), "", "");
        assertSaid(NameList.shortened(List.of("a", "b", "c", "d", "e")), "a, b, c, d, e", "a、b、c、d、e");
        assertSaid(
                NameList.shortened(List.of("a", Durations.age(Duration.ofDays(2)), "c", "d", "e", "f", "g")),
                "a, 2 days, c, d, e and 2 more",
                "a、2 天、c、d、e 及其他 2 项");
    }
}
