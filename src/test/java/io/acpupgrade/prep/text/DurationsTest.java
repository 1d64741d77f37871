package io.acpupgrade.prep.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    private static void assertSaid(Message message, String english, String chinese) {
        assertThat(message.english()).isEqualTo(english);
        assertThat(Language.CHINESE.text(message)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.42S, 0.4 s, 0.4 秒",
        "PT59.96S, 60.0 s, 60.0 秒",
        "PT3M20S, 3 min 20 s, 3 分 20 秒",
        "PT60M, 1 h 0 min, 1 小时 0 分",
        "PT27H5M, 27 h 5 min, 27 小时 5 分"
    })
    void areMeasured(Duration duration, String english, String chinese) {
        assertSaid(Durations.measured(duration), english, chinese);
    }

    @ParameterizedTest
    @CsvSource({"PT12S, 12 s, 12 秒", "PT1M, 1 min 0 s, 1 分 0 秒", "PT2H, 2 h 0 min, 2 小时 0 分"})
    void remain(Duration duration, String english, String chinese) {
        assertSaid(Durations.remaining(duration), english, chinese);
    }

    @ParameterizedTest
    @CsvSource({"PT-3S, 0 s, 0 秒", "PT1M, 60 s, 60 秒", "PT90S, 90 s, 90 秒", "PT5M, 5 min, 5 分钟", "PT2H, 120 min, 120 分钟"
    })
    void areWaited(Duration duration, String english, String chinese) {
        assertSaid(Durations.waited(duration), english, chinese);
    }

    @ParameterizedTest
    @CsvSource({
        "PT40.9S, 40 s, 40 秒",
        "PT3M59S, 3 min, 3 分钟",
        "PT5H30M, 5 h, 5 小时",
        "P1D, 1 day, 1 天",
        "P12DT3H, 12 days, 12 天"
    })
    void areAnAge(Duration duration, String english, String chinese) {
        assertSaid(Durations.age(duration), english, chinese);
    }
}
