package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Repository;
import java.util.function.Supplier;

/** Receives the events of a copy, from any thread. */
public interface CopyListener {
    /** Receives the progress of one transfer. */
    interface Progress {
        /** More bytes of the package were processed. */
        void advanced(long bytes);

        /** The transfer starts again from the first byte. */
        void restarted();

        void finished();
    }

    /** The state of one more artifact in the registry is known. */
    default void inspected(RemoteState state) {}

    /** The plan is complete; transfers start. */
    default void planned(CopyPlan plan) {}

    /** Transfers start; {@code soFar} tells at any time what the result is if the copy ends then. */
    default void copying(Supplier<CopyResult> soFar) {}

    /** The upload of a blob starts. */
    default Progress sending(Blob blob, Repository repository) {
        return NONE;
    }

    /** A blob was mounted from another repository instead of being sent. */
    default void mounted(Descriptor blob, Repository from, Repository to) {}

    /** An artifact was published or has failed. */
    default void done(ArtifactResult result) {}

    /** This many blobs will be read back. */
    default void readingBack(int blobs, long bytes) {}

    /** The download of a blob starts. */
    default Progress reading(Descriptor blob, Repository repository) {
        return NONE;
    }

    /** The state of an artifact after the push is known. */
    default void verified(RemoteState state) {}

    /** Ignores progress. */
    Progress NONE = new Progress() {
        @Override
        public void advanced(long bytes) {}

        @Override
        public void restarted() {}

        @Override
        public void finished() {}
    };
}
