package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.target.LookupException;
import io.acpupgrade.prep.target.UsageException;
import io.acpupgrade.problem.ExhaustedError;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.problem.Side;
import io.acpupgrade.registry.InvalidInputException;
import io.acpupgrade.registry.InvalidPackageException;
import io.acpupgrade.registry.RegistryException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a run ends early: the category, what to say, what to do next. The one place that knows both exceptions and exit
 * codes.
 */
public record Failure(ExitCode code, Message message, List<Message> remedies, List<Message> details) {
    public Failure {
        remedies = List.copyOf(remedies);
        details = List.copyOf(details);
    }

    public Failure(ExitCode code, Message message, Message remedy, List<Message> details) {
        this(code, message, List.of(remedy), details);
    }

    private Failure(ExitCode code, Problem problem, List<Message> details) {
        this(code, problem.message(), problem.remedy(), details);
    }

    /** What stopped a run, in words. */
    public static Failure of(Throwable cause) {
        if (cause instanceof InvalidInputException input) {
            return new Failure(codeOf(input), input.problem(), faultsOf(input));
        }
        if (cause instanceof ClusterException cluster) {
            return new Failure(codeOf(cluster), cluster.problem(), List.of());
        }
        if (cause instanceof DeployException deploy) {
            ExitCode code = deploy.kind() == DeployException.Kind.TIMED_OUT ? ExitCode.TIMED_OUT : ExitCode.CLUSTER;
            return new Failure(code, deploy.problem(), listed(deploy.details()));
        }
        if (cause instanceof SyncException sync) {
            return new Failure(sync.code(), sync.problem().message(), sync.remedies(), List.of());
        }
        if (cause instanceof RegistryException registry) {
            return new Failure(ExitCode.REGISTRY, registry.problem(), List.of());
        }
        return ofMachine(cause);
    }

    /** A failure of the Java virtual machine, of this program, or of the file system. */
    private static Failure ofMachine(Throwable cause) {
        Optional<ExhaustedError> exhausted = ExhaustedError.in(cause);
        if (exhausted.isPresent()) {
            ExhaustedError failure = exhausted.get();
            return new Failure(codeOf(failure.side()), Message.of(failure), Exhaustion.remedy(failure), List.of());
        }
        if (cause instanceof VirtualMachineError) {
            return defect(Message.of("failure.java-gave-up", cause.toString()), Exhaustion.remedy(cause));
        }
        if (cause instanceof LinkageError) {
            return defect(Message.of("failure.program-damaged", cause.toString()), Message.of("failure.unpack-again"));
        }
        if (cause instanceof IOException) {
            return new Failure(
                    ExitCode.BAD_INPUT, Message.of(cause), Message.of("failure.package-readable"), List.of());
        }
        return defect(Message.of("failure.defect", cause.toString()), Message.of("failure.tell-makers"));
    }

    private static Failure defect(Message message, Message remedy) {
        return new Failure(ExitCode.DEFECT, message, remedy, List.of());
    }

    /** What to do next, in one text. */
    public Message remedy() {
        return Message.sentences(remedies);
    }

    private static ExitCode codeOf(InvalidInputException input) {
        if (input instanceof UsageException) {
            return ExitCode.USAGE;
        }
        return input instanceof LookupException ? ExitCode.NOT_CONFIGURED : ExitCode.BAD_INPUT;
    }

    private static ExitCode codeOf(Side side) {
        return switch (side) {
            case INPUT -> ExitCode.BAD_INPUT;
            case REGISTRY -> ExitCode.REGISTRY;
            case CLUSTER -> ExitCode.CLUSTER;
        };
    }

    private static ExitCode codeOf(ClusterException cluster) {
        return switch (cluster.kind()) {
            case NOT_CONFIGURED, UNDECIDED -> ExitCode.NOT_CONFIGURED;
            default -> ExitCode.CLUSTER;
        };
    }

    private static List<Message> faultsOf(InvalidInputException input) {
        return input instanceof InvalidPackageException faulty
                ? faulty.faults().stream()
                        .flatMap(fault -> Stream.of(
                                Message.of("failure.detail", Message.of("failure.fault", fault.where(), fault.what())),
                                Message.of("failure.fault-remedy", fault.remedy())))
                        .toList()
                : List.of();
    }

    private static List<Message> listed(List<Message> details) {
        return details.stream()
                .map(detail -> Message.of("failure.detail", detail))
                .toList();
    }
}
