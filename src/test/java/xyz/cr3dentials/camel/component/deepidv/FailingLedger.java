package xyz.cr3dentials.camel.component.deepidv;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/** Counts hints, and fails while it is told to. */
final class FailingLedger {

    private final SessionLedger ledger;
    volatile boolean failing;
    volatile int hints;

    FailingLedger(SessionLedger ledger) {
        this.ledger = ledger;
    }

    SessionLedger proxy() {
        return (SessionLedger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SessionLedger.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("hint")) {
                        hints++;
                    }
                    if (failing && method.getDeclaringClass() != Object.class) {
                        throw new LedgerException("canary", null);
                    }
                    try {
                        return method.invoke(ledger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
