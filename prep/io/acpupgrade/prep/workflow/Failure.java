package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.target.LookupException;
import io.acpupgrade.prep.target.UsageException;
import io.acpupgrade.problem.ExhaustedError;
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
public record Failure(ExitCode code, String message, List<String> remedies, List<String> details) {
    public Failure {
        remedies = List.copyOf(remedies);
        details = List.copyOf(details);
    }

    public Failure(ExitCode code, String message, String remedy, List<String> details) {
        this(code, message, List.of(remedy), details);
    }

    /** What stopped a run, in words. */
    public static Failure of(Throwable cause) {
        if (cause instanceof InvalidInputException input) {
            return new Failure(codeOf(input), message(cause), input.remedy(), faultsOf(input));
        }
        if (cause instanceof ClusterException cluster) {
            return new Failure(codeOf(cluster), message(cause), cluster.remedy(), List.of());
        }
        if (cause instanceof DeployException deploy) {
            ExitCode code = deploy.kind() == DeployException.Kind.TIMED_OUT ? ExitCode.TIMED_OUT : ExitCode.CLUSTER;
            return new Failure(code, message(cause), deploy.remedy(), listed(deploy.details()));
        }
        if (cause instanceof SyncException sync) {
            return new Failure(sync.code(), message(cause), sync.remedies(), List.of());
        }
        if (cause instanceof RegistryException registry) {
            return new Failure(ExitCode.REGISTRY, message(cause), registry.remedy(), List.of());
        }
        Optional<ExhaustedError> exhausted = ExhaustedError.in(cause);
        if (exhausted.isPresent()) {
            ExhaustedError failure = exhausted.get();
            return new Failure(codeOf(failure.side()), message(failure), Exhaustion.remedy(failure), List.of());
        }
        if (cause instanceof VirtualMachineError) {
            return new Failure(ExitCode.DEFECT, "Java gave up: " + cause, Exhaustion.remedy(cause), List.of());
        }
        if (cause instanceof LinkageError) {
            return new Failure(
                    ExitCode.DEFECT,
                    "A part of this program is missing or damaged: " + cause,
                    "Unpack the release again, completely, and run the same command again.",
                    List.of());
        }
        if (cause instanceof IOException) {
            return new Failure(ExitCode.BAD_INPUT, message(cause), "See that the package can be read.", List.of());
        }
        return new Failure(
                ExitCode.DEFECT,
                "This is a defect of acp-upgrade: " + cause,
                "Run it again with --verbose, and send what it prints to its makers. Running it again does no harm.",
                List.of());
    }

    /** What to do next, in one text. */
    public String remedy() {
        return String.join(" ", remedies);
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

    private static List<String> faultsOf(InvalidInputException input) {
        return input instanceof InvalidPackageException faulty
                ? faulty.faults().stream()
                        .flatMap(fault -> Stream.of("- " + fault, "  " + fault.remedy()))
                        .toList()
                : List.of();
    }

    private static List<String> listed(List<String> details) {
        return details.stream().map(detail -> "- " + detail).toList();
    }

    private static String message(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }
}
