package xyz.cr3dentials.camel.component;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/** A ledger whose database can be taken down; while it is, every call fails. */
public final class BrokenLedger {

    private BrokenLedger() {}

    public static SessionLedger over(SessionLedger ledger, AtomicBoolean down) {
        return (SessionLedger) Proxy.newProxyInstance(
                BrokenLedger.class.getClassLoader(),
                new Class<?>[] {SessionLedger.class},
                (proxy, method, arguments) -> {
                    if (down.get()) {
                        throw new LedgerException("canary: the database is down");
                    }
                    try {
                        return method.invoke(ledger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
