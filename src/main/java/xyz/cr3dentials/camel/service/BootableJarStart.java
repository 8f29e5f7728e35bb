package xyz.cr3dentials.camel.service;

import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a start in the bootable JAR, where the server exists for this one application: either the service can be
 * reached and says so, or the process ends with status 1 and the reason as the last line of its log.
 */
final class BootableJarStart {
    private static final Logger LOG = LoggerFactory.getLogger(BootableJarStart.class);
    /** All that the server has left to do after the application has been started takes well under a second. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final ServerAddress address;
    private final String instance;

    BootableJarStart(ServerAddress address, String instance) {
        this.address = address;
        this.instance = instance;
    }

    /**
     * Sets the language of the process, which is this application's own. All texts of the service are English, and Camel's
     * components know their options by the JVM's rules for lower case: where those are Turkish, none with an I is found.
     */
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    /** Tells at which address the started service can be reached, or closes it and ends the process if it cannot. */
    void succeeded(String description, AutoCloseable service) {
        inThread(() -> {
            if (address.answersAs(instance, LIMIT)) {
                LOG.info("Ready at {}: {}. Open {}", address, description, address.console());
                return;
            }
            try {
                service.close();
            } catch (Exception e) {
                LOG.warn("What had been started could not be stopped in order:", e);
            }
            end("It does not answer at " + address + ": the port is taken by another process or the address is not"
                    + " this machine's. Set HTTP_PORT and HTTP_BIND_ADDRESS");
        });
    }

    /**
     * Ends the process. Waits in a thread of its own for the server, which goes on starting when the caller returns. Ending the process
     * before that would bury the reason under the server's complaints about an interrupted start.
     */
    void failed(Throwable failure) {
        inThread(() -> {
            address.answersAs(instance, LIMIT);
            LOG.debug("Where the start failed:", failure);
            end(StartFailure.describe(failure));
        });
    }

    private static void inThread(Runnable end) {
        Thread thread = new Thread(end, "start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(String reason) {
        LOG.error("The service cannot start. {}", reason);
        System.exit(1);
    }
}
