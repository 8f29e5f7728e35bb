package xyz.cr3dentials.camel.http.pipeline;

/** Waiting, so that tests need not wait. */
@FunctionalInterface
interface Sleeper {

    void sleep(long nanos) throws InterruptedException;
}
