package io.acpupgrade.prep.target;

import java.util.List;
import java.util.stream.Stream;

/** The registry that a run is about, and why it is that one. */
public sealed interface RegistryTarget {
    RegistryAddress address();

    /** The decision, a line for each step, to be printed. */
    List<String> reasons();

    /** Whether images are pushed there, or only looked for. */
    default boolean acceptsPushes() {
        return true;
    }

    /** Whether the cluster vouches for the registry, so that its credentials and certificates are the right ones. */
    default boolean isOfCluster() {
        return false;
    }

    /** The names of which the registry's certificate has to bear one. */
    default List<String> certificateNames() {
        return List.of(address().host());
    }

    /** A registry that was named on the command line. */
    record Explicit(RegistryAddress address) implements RegistryTarget {
        @Override
        public List<String> reasons() {
            return List.of("the registry is " + address + ", as given with --registry");
        }
    }

    /**
     * The platform's own registry.
     *
     * @param address where it is reached now: its port on the VIP of the global cluster
     * @param original where ProductBase says it is
     */
    record BuiltIn(RegistryAddress address, RegistryAddress original, List<String> reasons) implements RegistryTarget {
        public BuiltIn {
            reasons = List.copyOf(reasons);
        }

        @Override
        public boolean isOfCluster() {
            return true;
        }

        /** The certificate may have been issued for either. */
        @Override
        public List<String> certificateNames() {
            return Stream.of(address.host(), original.host()).distinct().toList();
        }
    }

    /** A registry that the platform uses and somebody else fills. */
    record External(RegistryAddress address, List<String> reasons) implements RegistryTarget {
        public External {
            reasons = List.copyOf(reasons);
        }

        @Override
        public boolean acceptsPushes() {
            return false;
        }
    }
}
