package xyz.cr3dentials.camel.bench;

/**
 * What one start cost.
 *
 * @param seconds from the process's start to the first 200 of {@code GET /api/platforms}
 * @param cpuSeconds processor time used until that answer
 * @param megabytes resident memory (VmRSS, MiB) ten seconds after it, without further requests
 */
record Measurement(double seconds, double cpuSeconds, double megabytes) {}
