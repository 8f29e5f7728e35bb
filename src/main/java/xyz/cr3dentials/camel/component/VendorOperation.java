package xyz.cr3dentials.camel.component;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.ItemKind;

/** What an endpoint of any vendor does; implemented by the vendor's enum, whose names are those of the endpoint's URI. */
public interface VendorOperation {

    /** Returns the operation's name in the URI. */
    String name();

    /** Returns what the operation hands over, and thereby starts a route; null if it is called from within one. */
    default @Nullable ItemKind items() {
        return switch (name()) {
            case "terminalSessions" -> ItemKind.END;
            case "events" -> ItemKind.EVENT;
            default -> null;
        };
    }

    /** Tells whether the operation starts a route; all others are called from within one. */
    default boolean isConsumer() {
        return items() != null;
    }

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
                        new IllegalArgumentException("Unknown operation '%s'. In from: use %s, in to: use one of %s."
                                .formatted(name, consumers(scheme, operations), producers(operations))));
    }

    /** Returns the refusal of an endpoint that is used the wrong way round. */
    static IllegalArgumentException wrongDirection(String scheme, VendorOperation operation) {
        VendorOperation[] operations =
                (VendorOperation[]) ((Enum<?>) operation).getDeclaringClass().getEnumConstants();
        return new IllegalArgumentException(
                operation.isConsumer()
                        ? "%s:%s starts a route: use it in from:. In to: use one of %s."
                                .formatted(scheme, operation.name(), producers(operations))
                        : "%s:%s is called within a route: use it in to:. In from: use %s."
                                .formatted(scheme, operation.name(), consumers(scheme, operations)));
    }

    private static String consumers(String scheme, VendorOperation[] operations) {
        return Arrays.stream(operations)
                .filter(VendorOperation::isConsumer)
                .map(operation -> scheme + ":" + operation.name())
                .collect(Collectors.joining(" or "));
    }

    private static String producers(VendorOperation[] operations) {
        return Arrays.stream(operations)
                .filter(operation -> !operation.isConsumer())
                .map(VendorOperation::name)
                .collect(Collectors.joining(", "));
    }
}
