package xyz.cr3dentials.camel.component;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What an endpoint of any vendor does; implemented by the vendor's enum, whose names are those of the endpoint's URI. */
public interface VendorOperation {

    /** Returns the operation's name in the URI. */
    String name();

    /** Tells whether the operation starts a route; all others are called from within one. */
    boolean isConsumer();

    /**
     * Returns the operation of that name.
     *
     * @throws IllegalArgumentException naming every operation when there is none of that name
     */
    static <O extends VendorOperation> O of(String scheme, O[] operations, String name) {
        return Arrays.stream(operations)
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Unknown operation '%s'. In from: use %s:%s, in to: use one of %s."
                                .formatted(name, scheme, names(operations, true), names(operations, false))));
    }

    /** Returns the refusal of an endpoint that is used the wrong way round. */
    static IllegalArgumentException wrongDirection(
            String scheme, VendorOperation[] operations, VendorOperation operation) {
        return new IllegalArgumentException(
                operation.isConsumer()
                        ? "%s:%s starts a route: use it in from:. In to: use one of %s."
                                .formatted(scheme, operation.name(), names(operations, false))
                        : "%s:%s is called within a route: use it in to:. In from: use %s:%s."
                                .formatted(scheme, operation.name(), scheme, names(operations, true)));
    }

    private static String names(VendorOperation[] operations, boolean consumer) {
        return Arrays.stream(operations)
                .filter(operation -> operation.isConsumer() == consumer)
                .map(VendorOperation::name)
                .collect(Collectors.joining(", "));
    }
}
