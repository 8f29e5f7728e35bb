package xyz.cr3dentials.camel.http;

/** An answer is JSON but not of the documented shape; its text names the field and never quotes the answer. */
public final class AnswerShapeException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;

    /** Creates the exception with a problem that completes "it cannot be decoded: …", for example "it has no id". */
    public AnswerShapeException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** Returns what is wrong; never quotes the answer. */
    public String problem() {
        return problem;
    }
}
