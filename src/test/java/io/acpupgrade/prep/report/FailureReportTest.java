package io.acpupgrade.prep.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.acpupgrade.problem.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureReportTest {
    @Test
    void hasTheCodeTheArgumentsAndTheEnglishSentence() throws Exception {
        // Given
        Message inner = Message.of("failure.fault", "core/index.json", "broken");
        Message message = Message.of("sync.not-pushed", 2, 5_000_000_000L);
        Message list = Message.clauses(List.of(inner, message));

        // Then
        assertThat(ReportJson.tree(FailureReport.of(list, Message.NONE))).isEqualTo(new ObjectMapper().readTree("""
                        {"code": "clauses",
                         "arguments": [[
                           {"code": "failure.fault", "arguments": ["core/index.json", "broken"],
                            "message": "core/index.json: broken"},
                           {"code": "sync.not-pushed", "arguments": [2, 5000000000],
                            "message": "Not pushed: 2 of 5000000000 artifacts"}]],
                         "message": "core/index.json: broken; Not pushed: 2 of 5000000000 artifacts",
                         "remedy": ""}"""));
    }
}
