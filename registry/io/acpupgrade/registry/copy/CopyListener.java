package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Repository;

/** Is told what the copy does, from any thread, so that somebody can put it into words. */
public interface CopyListener {
    /** What one transfer tells of itself. */
    interface Progress {
        /** So many more bytes of the package's have been taken up. */
        void advanced(long bytes);

        /** The bytes so far were for nothing: the blob is sent again from its start. */
        void restarted();

        void finished();
    }

    /** The registry has been asked what it holds of one more artifact. */
    default void inspected(RemoteState state) {}

    /** The plan is made, and work begins. */
    default void planned(CopyPlan plan) {}

    /** A blob is on its way. */
    default Progress sending(Blob blob, Repository repository) {
        return NONE;
    }

    /** A blob has been linked from another repository instead of being sent. */
    default void mounted(Descriptor blob, Repository from, Repository to) {}

    /** An artifact is whole in the registry, or has failed. */
    default void done(ArtifactResult result) {}

    /** So many blobs are going to be read back. */
    default void readingBack(int blobs, long bytes) {}

    /** A blob is being read back. */
    default Progress reading(Descriptor blob, Repository repository) {
        return NONE;
    }

    /** An artifact was looked at again after it was pushed. */
    default void verified(RemoteState state) {}

    /** Progress that nobody looks at. */
    Progress NONE = new Progress() {
        @Override
        public void advanced(long bytes) {}

        @Override
        public void restarted() {}

        @Override
        public void finished() {}
    };
}
