package io.acpupgrade.prep.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusAssessorTest {
    private static final String REQUESTED = "{desiredUpdate: {version: 4.3.0}}";

    private static void assertAssessed(String spec, String status, String assessment, String because) {
        UpgradeStatus actual = ShadowSamples.status(spec, "{" + status + "}");
        assertThat(actual.reason().english()).contains(because);
        assertThat(actual.assessment()).hasToString(assessment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                             | has written no status yet",
                "observedGeneration: 1, current: 4.2.1                          | has not seen the latest request yet",
                "observedGeneration: 1, conditions: [{type: Stalled, status: 'True'}] | has not seen the latest request yet",
                "current: 4.2.1                                                 | nothing shows that the operator works on it",
                "current: 4.2.1, stages: [], history: []                        | nothing shows that the operator works on it",
                "current: 4.2.1, history: [{version: 4.2.1}]                    | nothing shows that the operator works on it",
                "current: 4.2.1, conditions: [{type: Reconciling, status: 'Unknown'}] | nothing shows that the operator works on it"
            })
    void isUnknownWithoutData(String status, String because) {
        assertAssessed(REQUESTED, status, "UNKNOWN", because);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "current: 4.2.1",
                "current: 4.2.1, observedGeneration: 2",
                "current: 4.2.1, desired: 4.2.1",
                "current: 4.2.1, desired: 4.2.1, conditions: [{type: Ready, status: 'False'}]",
                "conditions: [{type: Ready, status: 'True'}]"
            })
    void isIdleWithoutARequest(String status) {
        assertAssessed("{}", status, "IDLE", "no upgrade is requested");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: Stalled, status: 'True', reason: OperationNotReady} | OperationNotReady",
                "{type: Degraded, status: 'True', reason: ReleaseFailed}    | ReleaseFailed",
                "{type: Degraded, status: 'true'}                           | the operator reports Degraded",
                "{type: Stalled, status: 'True'}                            | the operator reports Stalled"
            })
    void isStalledIfTheOperatorReportsIt(String condition, String because) {
        String rest = "conditions: [{type: Reconciling, status: 'True'}, " + condition + "]";
        assertAssessed(REQUESTED, "current: 4.2.1, stages: [{phase: Running}], " + rest, "STALLED", because);
        assertAssessed(REQUESTED, "current: 4.3.0, " + rest, "STALLED", because);
        assertAssessed("{}", "current: 4.3.0, " + rest, "STALLED", because);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "preflight: {checks: [{state: Passed}, {state: Failed}]}",
                "preflight: {checks: [{state: failed}]}, stages: []",
                "preflight: {checks: [{state: Failed}, {state: Retry}]}, conditions: [{type: PreflightReady, status: 'False'}]",
                "preflight: {checks: [{state: Failed}]}, conditions: [{type: PreflightReady, status: Unknown}]",
                "preflight: {checks: [{state: Odd}]}, conditions: [{type: PreflightReady, status: 'false'}]"
            })
    void isBlockedByAFailedCheck(String status) {
        assertAssessed(
                REQUESTED, "current: 4.2.1, " + status, "PREFLIGHT_BLOCKED", "a preflight check does not allow it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "preflight: {}",
                "preflight: {checks: []}, conditions: [{type: PreflightReady, status: 'False'}]",
                "preflight: {checks: [{state: Retry}]}, conditions: [{type: PreflightReady, status: 'False'}]",
                "preflight: {checks: [{state: Odd}]}",
                "preflight: {checks: [{state: Failed}]}, conditions: [{type: PreflightReady, status: 'True'}]",
                "conditions: [{type: Reconciling, status: 'True'}]",
                "history: [{version: v4.3.0}]"
            })
    void isProgressingBeforeExecutionHasBegun(String status) {
        assertAssessed(REQUESTED, "current: 4.2.1, " + status, "PROGRESSING", "execution has not begun");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stages: [{phase: Pending}]",
                "stages: [{phase: Running}], preflight: {checks: [{state: Failed}]}",
                "stages: [{phase: Odd}], desired: {version: 4.3.0}",
                "stages: [{phase: Running}], history: [{version: 4.3.0, startedTime: '2026-06-01T08:00:00Z'}]"
            })
    void isProgressingDuringStages(String status) {
        assertAssessed(REQUESTED, "current: 4.2.1, " + status, "PROGRESSING", "stages are running");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | it takes more than 2 h",
                ", {version: 4.2.1, startedTime: '2026-05-01T08:00:00Z', completionTime: '2026-05-01T08:20:00Z'} | twice the time of the upgrades before"
            })
    void isProgressingSlowlyAfterTwiceTheUsualTime(String past, String because) {
        assertAssessed(
                REQUESTED,
                "current: 4.2.1, stages: [{phase: Running}], history: [{version: 4.3.0, startedTime:"
                        + " '2026-06-01T06:30:00Z'}" + past + "]",
                "PROGRESSING_SLOWLY",
                because);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "current: 4.3.0                                                  | COMPLETED   | runs the version that was requested",
                "current: v4.3.0, conditions: [{type: Ready, status: 'True'}]    | COMPLETED   | runs the version that was requested",
                "current: v4.3.0, conditions: [{type: Reconciling, status: 'False'}] | COMPLETED | runs the version that was requested",
                "current: 4.3.0, conditions: [{type: Ready, status: 'False'}]    | PROGRESSING | not Ready yet",
                "current: 4.3.0, conditions: [{type: Ready, status: Unknown}]    | PROGRESSING | not Ready yet"
            })
    void isCompletedIfTheVersionIsReachedAndReady(String status, String assessment, String because) {
        assertAssessed(REQUESTED, status, assessment, because);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: Ready, status: 'True'} | COMPLETED",
                "{type: Ready, status: 'False'}, {type: Reconciling, status: 'True'} | PROGRESSING"
            })
    void comparesMalformedVersionsAsText(String conditions, String assessment) {
        assertAssessed(
                "{desiredUpdate: {version: next}}",
                "current: {version: next}, conditions: [" + conditions + "]",
                assessment,
                "version");
    }
}
