package io.acpupgrade.prep.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.acpupgrade.prep.deploy.manifests.AppliedChange;
import io.acpupgrade.prep.deploy.manifests.Change;
import io.acpupgrade.prep.deploy.manifests.ImagePinning;
import io.acpupgrade.prep.deploy.manifests.OperatorManifests;
import io.acpupgrade.prep.deploy.manifests.PinnedImage;
import io.acpupgrade.prep.deploy.release.ReleaseState;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a deployment did, for auditors: every object before and after, and how the images were chosen.
 *
 * @param manifests where the manifests come from
 * @param standing where the release stands with the global cluster; absent where the run ended before
 * @param pullSecret its name, as ProductBase has it
 * @param apiCalls requests to the API server in the whole run
 */
public record DeploymentReport(
        String manifests,
        String release,
        Optional<State> standing,
        Optional<String> pullSecret,
        int apiCalls,
        List<Image> images,
        List<ObjectReport> objects)
        implements ReportSection {
    private static final Message RULE = Message.of("report.image-rule");

    public DeploymentReport {
        images = List.copyOf(images);
        objects = List.copyOf(objects);
    }

    /** Where a release stands. */
    public record State(ReleaseState.State state, Message message) {
        private static State of(ReleaseState state) {
            return new State(state.state(), state.description());
        }
    }

    /**
     * An image of the release.
     *
     * @param image as the cluster pulls it
     * @param rule how it was chosen
     */
    public record Image(String reference, String image, Message rule) {
        private static Image of(PinnedImage image) {
            return new Image(image.reference().toString(), image.pullReference(), RULE);
        }
    }

    /**
     * What was done to one object.
     *
     * @param resourceVersionBefore empty where it was not there
     * @param why what there is to say about it
     * @param changed the fields that differ
     */
    public record ObjectReport(
            String object,
            String apiVersion,
            Change.Effect result,
            String resourceVersionBefore,
            String resourceVersionAfter,
            Optional<Message> why,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> changed) {
        public ObjectReport {
            changed = List.copyOf(changed);
        }

        private static ObjectReport of(AppliedChange applied) {
            Change change = applied.change();
            return new ObjectReport(
                    change.wanted().toString(),
                    change.wanted().apiVersion(),
                    change.effect(),
                    change.resourceVersion(),
                    applied.resourceVersion(),
                    Optional.of(change.note()).filter(note -> !note.isEmpty()),
                    change.differences());
        }
    }

    public static DeploymentReport of(
            OperatorManifests manifests,
            ImagePinning pinning,
            List<AppliedChange> applied,
            Optional<ReleaseState> state,
            int apiCalls) {
        return new DeploymentReport(
                manifests.source().english(),
                pinning.images().version(),
                state.map(State::of),
                pinning.pullSecret(),
                apiCalls,
                Stream.of(CorePackage.OPERATOR_IMAGE, CorePackage.PRODUCT_IMAGE)
                        .flatMap(name -> pinning.images().withName(name).stream())
                        .map(Image::of)
                        .toList(),
                applied.stream().map(ObjectReport::of).toList());
    }
}
