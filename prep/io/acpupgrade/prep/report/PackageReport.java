package io.acpupgrade.prep.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.corepackage.Authenticity;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.util.List;

/**
 * A package as it was read.
 *
 * @param targetVersion the tag of product-image without {@code v}; empty where there is none
 * @param notPushed content of the package that cannot be pushed, with the reason
 */
public record PackageReport(
        String path,
        String targetVersion,
        List<Bundle> bundles,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Message> notes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Message> notPushed) {
    public PackageReport {
        bundles = List.copyOf(bundles);
        notes = List.copyOf(notes);
        notPushed = List.copyOf(notPushed);
    }

    /**
     * A folder or an archive of it.
     *
     * @param signedBy user and key of a signature that was checked; empty where none was
     */
    public record Bundle(
            String path,
            List<String> kinds,
            Authenticity.State signature,
            String signedBy,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Content> artifacts) {
        public Bundle {
            kinds = List.copyOf(kinds);
            artifacts = List.copyOf(artifacts);
        }
    }

    /**
     * An artifact that it holds.
     *
     * @param bytes of its blobs and manifests
     */
    public record Content(
            String reference,
            long bytes,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LayerReport> leftOut) {
        public Content {
            leftOut = List.copyOf(leftOut);
        }

        private static Content of(Artifact artifact) {
            return new Content(artifact.reference().toString(), artifact.size(), LayerReport.leftOutOf(artifact));
        }
    }

    static PackageReport of(CorePackage core) {
        return new PackageReport(
                core.path().toString(),
                core.targetVersion(),
                core.bundles().stream().map(PackageReport::bundle).toList(),
                core.notes(),
                core.notPushed());
    }

    private static Bundle bundle(io.acpupgrade.registry.corepackage.Bundle bundle) {
        return new Bundle(
                bundle.path(),
                Message.english(bundle.kinds()),
                bundle.authenticity().state(),
                bundle.authenticity().signer().english(),
                bundle.artifacts().stream().map(Content::of).toList());
    }
}
