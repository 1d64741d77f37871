package io.acpupgrade.prep.deploy.rollout;

import io.acpupgrade.prep.kubernetes.Condition;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why a pod does not run.
 *
 * @param container the failing container; empty where the whole pod fails
 * @param reason Kubernetes' reason, as in {@code ImagePullBackOff}
 * @param image the container's image
 */
record PodFailure(KubernetesObject pod, String container, String reason, Message message, String image) {
    private static final Set<String> PULL =
            Set.of("ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull", "RegistryUnavailable");
    private static final Set<String> CRASH = Set.of("CrashLoopBackOff", "RunContainerError", "CreateContainerError");
    private static final Set<String> PERMANENT = Set.of(
            "ImagePullBackOff",
            "InvalidImageName",
            "ErrImageNeverPull",
            "CrashLoopBackOff",
            "CreateContainerConfigError",
            "RunContainerError");
    /** Reasons of a container that is only starting. */
    private static final Set<String> STARTING = Set.of("ContainerCreating", "PodInitializing", "");

    static List<PodFailure> of(KubernetesObject pod) {
        List<PodFailure> failures = new ArrayList<>();
        pod.fields().condition("PodScheduled").stream()
                .filter(scheduled -> scheduled.status().equals("False"))
                .map(scheduled ->
                        new PodFailure(pod, "", scheduled.reason(), Message.verbatim(scheduled.message()), ""))
                .forEach(failures::add);
        Stream.of("/status/initContainerStatuses", "/status/containerStatuses")
                .flatMap(pointer -> pod.fields().list(pointer).stream())
                .forEach(container -> add(failures, pod, container));
        return failures;
    }

    private static void add(List<PodFailure> failures, KubernetesObject pod, FieldReader container) {
        String name = container.textOrEmpty("/name");
        String image = container.textOrEmpty("/image");
        String waiting = container.textOrEmpty("/state/waiting/reason");
        if (!STARTING.contains(waiting)) {
            failures.add(new PodFailure(
                    pod, name, waiting, Message.verbatim(container.textOrEmpty("/state/waiting/message")), image));
        } else if (container.has("/state/terminated") && container.number("/state/terminated/exitCode") != 0) {
            failures.add(new PodFailure(
                    pod,
                    name,
                    container.text("/state/terminated/reason").orElse("Error"),
                    Message.of("rollout.exit-code", container.number("/state/terminated/exitCode")),
                    image));
        } else if (container.has("/state/running") && !container.isTrue("/ready")) {
            String message =
                    pod.fields().condition("Ready").map(Condition::message).orElse("");
            failures.add(new PodFailure(pod, name, "NotReady", Message.verbatim(message), image));
        }
    }

    /** Whether waiting will not help. */
    boolean isPermanent() {
        return PERMANENT.contains(reason);
    }

    boolean isPull() {
        return PULL.contains(reason);
    }

    boolean isCrash() {
        return CRASH.contains(reason) || reason.equals("Error") || reason.equals("OOMKilled");
    }

    boolean isScheduling() {
        return container.isEmpty();
    }

    boolean isProbe() {
        return reason.equals("NotReady");
    }

    /** The failure in a few words. */
    Message summary() {
        return container.isEmpty()
                ? Message.of("rollout.pod-failing", pod.name(), reason)
                : Message.of("rollout.container-failing", container, reason);
    }

    /** All that Kubernetes says about it. */
    Message description() {
        Message why = message.isEmpty() ? Message.verbatim(reason) : Message.of("rollout.reason", reason, message);
        return container.isEmpty()
                ? Message.of("rollout.pod", pod.name(), why)
                : Message.of("rollout.container", pod.name(), container, why);
    }
}
