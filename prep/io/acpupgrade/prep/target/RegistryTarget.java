package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.stream.Stream;

/** The registry of a run, and why it was chosen. */
public sealed interface RegistryTarget {
    RegistryAddress address();

    /** The steps of the decision, one line each, to print. */
    List<Message> reasons();

    /** Whether images are pushed to it, or only verified. */
    default boolean acceptsPushes() {
        return true;
    }

    /** Whether the cluster names the registry, so that the cluster's credentials and certificates apply. */
    default boolean isOfCluster() {
        return false;
    }

    /** The accepted certificate names; one of them must match. */
    default List<String> certificateNames() {
        return List.of(address().host());
    }

    /** A registry named on the command line. */
    record Explicit(RegistryAddress address) implements RegistryTarget {
        @Override
        public List<Message> reasons() {
            return List.of(Message.of("target.given", address));
        }
    }

    /**
     * The platform's built-in registry.
     *
     * @param address its current address: its port on the global cluster's VIP
     * @param original the address in ProductBase
     */
    record BuiltIn(RegistryAddress address, RegistryAddress original, List<Message> reasons) implements RegistryTarget {
        public BuiltIn {
            reasons = List.copyOf(reasons);
        }

        @Override
        public boolean isOfCluster() {
            return true;
        }

        /** The certificate may be issued for either host. */
        @Override
        public List<String> certificateNames() {
            return Stream.of(address.host(), original.host()).distinct().toList();
        }
    }

    /** A registry that the platform uses and a third party fills. */
    record External(RegistryAddress address, List<Message> reasons) implements RegistryTarget {
        public External {
            reasons = List.copyOf(reasons);
        }

        @Override
        public boolean acceptsPushes() {
            return false;
        }
    }
}
