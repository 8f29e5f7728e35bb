package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FatalErrorsTest {
    private final List<Integer> ended = new ArrayList<>();
    private final FatalErrors errors = new FatalErrors(ended::add);

    @Test
    void anErrorOfTheJvmEndsTheProcessHoweverDeepItLies() {
        errors.look(new IllegalStateException(new IOException(new OutOfMemoryError("Java heap space"))));

        assertThat(ended).containsExactly(FatalErrors.STATUS);
    }

    @Test
    void allOtherFailuresDoNot() {
        errors.look(new IllegalStateException("x"));
        errors.look(new StackOverflowError());
        errors.look(new LinkageError());
        errors.look(null);

        assertThat(ended).isEmpty();
    }

    @Test
    void whatARequestFailsWithIsLookedAtAndPassedOn() {
        FilterChain broken = (request, response) -> {
            throw new ServletException(new InternalError("broken"));
        };

        assertThatThrownBy(() -> errors.doFilter(null, null, broken)).isInstanceOf(ServletException.class);
        assertThat(ended).containsExactly(FatalErrors.STATUS);
    }
}
