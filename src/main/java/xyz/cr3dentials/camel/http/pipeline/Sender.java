package xyz.cr3dentials.camel.http.pipeline;

import xyz.cr3dentials.camel.http.ApiException;

/** One link of the chain that a request passes through. Implementations are thread-safe. */
interface Sender {

    /**
     * Sends a request and returns whatever answer came, success or not.
     *
     * @throws TransportFailure when no readable answer came
     * @throws ApiException when the request must not be sent at all
     */
    ApiResponse send(Call call) throws TransportFailure;
}
