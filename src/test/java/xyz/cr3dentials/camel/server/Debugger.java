package xyz.cr3dentials.camel.server;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Stops a process at a crash point, all threads at once, by the Java Debug Interface. */
final class Debugger implements AutoCloseable {

    /** Makes the process listen for a debugger on a free port, which its log names. */
    static final String JAVA_OPTION = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";

    private static final String LISTENING = "Listening for transport dt_socket at address: ";
    private static final String CONNECT_MILLIS = "30000";

    private final VirtualMachine machine;
    private final CrashPoint point;

    private Debugger(VirtualMachine machine, CrashPoint point) {
        this.machine = machine;
        this.point = point;
    }

    /** Connects to a process that was started with {@link #JAVA_OPTION} and sets a breakpoint. */
    static Debugger at(CrashPoint point, BootableJarProcess process) throws IOException {
        point.checkThatItExists();
        String port = process.log().stream()
                .filter(line -> line.contains(LISTENING))
                .map(line -> line.substring(line.indexOf(LISTENING) + LISTENING.length())
                        .trim())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The process does not listen for a debugger"));
        Debugger debugger = new Debugger(attach(port), point);
        try {
            debugger.arm();
            return debugger;
        } catch (RuntimeException e) {
            debugger.close();
            throw e;
        }
    }

    private static VirtualMachine attach(String port) throws IOException {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(candidate -> candidate.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This JDK cannot attach a debugger to a socket"));
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(port);
        arguments.get("timeout").setValue(CONNECT_MILLIS);
        try {
            return connector.attach(arguments);
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException("The process named no port: " + port, e);
        }
    }

    private void arm() {
        // Asked for before the look at what is loaded, so that a class loaded meanwhile is not missed.
        ClassPrepareRequest loading = machine.eventRequestManager().createClassPrepareRequest();
        loading.addClassFilter(point.className());
        loading.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        loading.enable();
        machine.classesByName(point.className()).forEach(this::setBreakpoint);
    }

    private void setBreakpoint(ReferenceType type) {
        List<Method> methods = type.methodsByName(point.methodName()).stream()
                .filter(method -> method.declaringType().equals(type) && !method.isBridge())
                .toList();
        if (methods.size() != 1) {
            throw new AssertionError("The process has " + methods.size() + " methods for " + point);
        }
        BreakpointRequest breakpoint = machine.eventRequestManager()
                .createBreakpointRequest(methods.get(0).location());
        breakpoint.setSuspendPolicy(EventRequest.SUSPEND_ALL);
        breakpoint.enable();
    }

    /** Waits until a thread has come to the crash point; from then on the whole process stands still. */
    void awaitHit(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (long left = limit.toMillis();
                left > 0;
                left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
            EventSet events = machine.eventQueue().remove(left);
            if (events != null) {
                if (events.stream().anyMatch(BreakpointEvent.class::isInstance)) {
                    return;
                }
                events.forEach(this::handle);
                events.resume();
            }
        }
        throw new AssertionError("The process did not come to " + point + " within " + limit);
    }

    private void handle(Event event) {
        if (event instanceof ClassPrepareEvent prepared) {
            setBreakpoint(prepared.referenceType());
        } else if (event instanceof VMDeathEvent || event instanceof VMDisconnectEvent) {
            throw new AssertionError("The process ended before it came to " + point);
        }
    }

    @Override
    public void close() {
        try {
            machine.dispose();
        } catch (VMDisconnectedException e) {
            // Killed meanwhile, which is what the debugger is for.
        }
    }
}
