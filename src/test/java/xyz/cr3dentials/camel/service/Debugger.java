package xyz.cr3dentials.camel.service;

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

/**
 * Stops a process at a crash point by the Java Debug Interface: all threads at once as the first comes there, or each as it
 * comes there.
 */
final class Debugger implements AutoCloseable {

    /** Makes the process listen for a debugger on a free port, which its log names. */
    static final String JAVA_OPTION = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";

    private static final String LISTENING = "Listening for transport dt_socket at address: ";
    private static final String CONNECT_MILLIS = "30000";

    private final VirtualMachine machine;
    private final List<CrashPoint> points;
    private final int suspendPolicy;

    private Debugger(VirtualMachine machine, int suspendPolicy, List<CrashPoint> points) {
        this.machine = machine;
        this.suspendPolicy = suspendPolicy;
        this.points = points;
    }

    /** Connects to a process that was started with {@link #JAVA_OPTION} and stops it as a thread comes to a place. */
    static Debugger at(CrashPoint point, BootableJarProcess process) throws IOException {
        return attach(process, EventRequest.SUSPEND_ALL, List.of(point));
    }

    /** The same, but every thread that comes to one of some places waits there, and the others go on. */
    static Debugger holding(BootableJarProcess process, CrashPoint... points) throws IOException {
        return attach(process, EventRequest.SUSPEND_EVENT_THREAD, List.of(points));
    }

    private static Debugger attach(BootableJarProcess process, int suspendPolicy, List<CrashPoint> points)
            throws IOException {
        points.forEach(CrashPoint::checkThatItExists);
        String port = process.log().stream()
                .filter(line -> line.contains(LISTENING))
                .map(line -> line.substring(line.indexOf(LISTENING) + LISTENING.length())
                        .trim())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The process does not listen for a debugger"));
        Debugger debugger = new Debugger(connect(port), suspendPolicy, points);
        try {
            debugger.arm();
            return debugger;
        } catch (RuntimeException e) {
            debugger.close();
            throw e;
        }
    }

    private static VirtualMachine connect(String port) throws IOException {
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
        for (CrashPoint point : points) {
            // Asked for before the look at what is loaded, so that a class loaded meanwhile is not missed.
            ClassPrepareRequest loading = machine.eventRequestManager().createClassPrepareRequest();
            loading.addClassFilter(point.className());
            loading.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
            loading.enable();
            machine.classesByName(point.className()).forEach(type -> setBreakpoint(type, point));
        }
    }

    private void setBreakpoint(ReferenceType type, CrashPoint point) {
        List<Method> methods = type.methodsByName(point.methodName()).stream()
                .filter(method -> method.declaringType().equals(type) && !method.isBridge())
                .toList();
        if (methods.size() != 1) {
            throw new AssertionError("The process has " + methods.size() + " methods for " + point);
        }
        BreakpointRequest breakpoint = machine.eventRequestManager()
                .createBreakpointRequest(methods.get(0).location());
        breakpoint.setSuspendPolicy(suspendPolicy);
        breakpoint.putProperty(CrashPoint.class, point);
        breakpoint.enable();
    }

    /** Waits until a thread has come to a crash point; it stands still from then on. */
    void awaitHit(Duration limit) throws InterruptedException {
        awaitHits(points.get(0), 1, limit);
    }

    /** Waits until so many threads have come to a crash point. */
    void awaitHits(CrashPoint point, int threads, Duration limit) throws InterruptedException {
        int hits = 0;
        long end = System.nanoTime() + limit.toNanos();
        for (long left = limit.toMillis();
                left > 0;
                left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
            EventSet events = machine.eventQueue().remove(left);
            if (events == null) {
                continue;
            }
            hits += (int) events.stream()
                    .filter(BreakpointEvent.class::isInstance)
                    .filter(event -> point == event.request().getProperty(CrashPoint.class))
                    .count();
            if (hits >= threads) {
                return;
            }
            events.forEach(this::handle);
            if (events.stream().noneMatch(BreakpointEvent.class::isInstance)) {
                events.resume();
            }
        }
        throw new AssertionError(
                "%d of %d threads of the process came to %s within %s".formatted(hits, threads, point, limit));
    }

    private void handle(Event event) {
        if (event instanceof ClassPrepareEvent prepared) {
            points.stream()
                    .filter(point ->
                            point.className().equals(prepared.referenceType().name()))
                    .forEach(point -> setBreakpoint(prepared.referenceType(), point));
        } else if (event instanceof VMDeathEvent || event instanceof VMDisconnectEvent) {
            throw new AssertionError("The process ended before it came to " + points);
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
