package xyz.cr3dentials.camel.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.function.Function;
import xyz.cr3dentials.camel.http.AnswerReader;
import xyz.cr3dentials.camel.http.AnswerShapeException;

/**
 * What a vendor's API of sessions is like, as data with references to the vendor's own types. Immutable.
 *
 * @param vendor the component's scheme, as errors name it
 * @param places where the API has its sessions
 * @param creation the request of a creation
 * @param listing the request of a list
 * @param answers how answers are read
 * @param walk makes an iterator over all pages of a list, given what reads one page
 * @param <Q> the request of a creation
 * @param <N> the answer to a creation
 * @param <S> a session
 * @param <L> the request of a list
 * @param <P> a page
 * @param <R> a row
 */
public record ApiSpec<
        Q extends Record,
        N extends SessionFacts,
        S extends SessionDetails,
        L extends Record,
        P extends SessionRows<R>,
        R extends SessionFacts>(
        String vendor,
        Places places,
        RequestForm<Q> creation,
        RequestForm<L> listing,
        Answers<N, S, L, P> answers,
        Walk<L, P, R> walk) {

    /**
     * Where the API has its sessions, below its address.
     *
     * @param create path that a creation is posted to
     * @param read path that, followed by a slash and an id, names one session
     * @param list path of the list
     * @param idField the field of an answer that holds a session's id
     * @param idName what errors call the id that a caller gives
     */
    public record Places(String create, String read, String list, String idField, String idName) {}

    /**
     * How answers are read.
     *
     * @param created reads the answer to a creation
     * @param session reads a session, also one that was kept earlier, or a row of a list
     * @param page reads a page
     */
    public record Answers<N, S, L, P>(AnswerReader<N> created, AnswerReader<S> session, PageReader<L, P> page) {}

    /** Reads a page. */
    @FunctionalInterface
    public interface PageReader<L, P> {

        /**
         * Reads the answer to a request.
         *
         * @throws AnswerShapeException when it has no list
         */
        P read(JsonNode json, L request) throws AnswerShapeException;
    }

    /** Makes an iterator over all pages of a list. */
    @FunctionalInterface
    public interface Walk<L, P, R> {

        /** Begins at the request's page; {@code source} reads one. */
        Iterator<R> over(Function<L, P> source, L request);
    }

    /**
     * Reads a session, or a row of a list of sessions, that the vendor sent earlier, as the client reads the vendor's
     * answers; what it lacks is null.
     *
     * @throws IllegalArgumentException when it is not an object with id and status; the JSON is not quoted
     */
    public S session(JsonNode json) {
        return AnswerFields.read(json, answers.session(), "The JSON is not a session");
    }

    /** Reads the answer about one session, which must be the one that was asked for; neither id is quoted. */
    S session(JsonNode json, String asked) throws AnswerShapeException {
        S session = answers.session().read(json);
        if (!session.sessionId().equals(asked)) {
            throw new AnswerShapeException(
                    "its field %s names another session than the one asked for, so nothing of it is used"
                            .formatted(places.idField()));
        }
        return session;
    }
}
