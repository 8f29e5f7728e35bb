package xyz.cr3dentials.camel.service.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the exception a REST flow caught into a problem document (RFC 9457) for its caller. Thread-safe. */
public final class RestProblemProcessor implements Processor {

    /** The registry name under which the YAML routes refer to this processor. */
    public static final String BEAN_NAME = "restProblem";

    private static final Logger LOG = LoggerFactory.getLogger(RestProblemProcessor.class);

    private final ObjectMapper objectMapper = new ObjectMapper();

    @Override
    public void process(Exchange exchange) throws JsonProcessingException {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Problem problem = Problem.of(failure, exchange.getExchangeId());
        log(problem, failure, exchange);

        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        answer.setHeader(Exchange.CONTENT_TYPE, "application/problem+json");
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            // Rounded up: a caller who comes a moment too early is only refused again.
            answer.setHeader(
                    "Retry-After", Math.max(1, retryAfter.plusMillis(999).toSeconds()));
        }
        answer.setBody(objectMapper.writeValueAsBytes(problem));
    }

    private static void log(Problem problem, Throwable failure, Exchange exchange) {
        if (problem.status() == 500) {
            LOG.error("Route {} failed on exchange {}", exchange.getFromRouteId(), problem.exchangeId(), failure);
        } else if (problem.status() > 500) {
            LOG.warn(
                    "Route {}, exchange {}: {}", exchange.getFromRouteId(), problem.exchangeId(), failure.getMessage());
        }
    }
}
