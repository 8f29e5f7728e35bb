package xyz.cr3dentials.camel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
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
    void anErrorThatAFlowHasCaughtEndsTheProcess() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:handled")
                            .onException(Throwable.class)
                            .handled(true)
                            .end()
                            .process(exchange -> {
                                throw new OutOfMemoryError("Java heap space");
                            });
                    from("direct:failed").process(exchange -> {
                        throw new OutOfMemoryError("Java heap space");
                    });
                }
            });
            errors.watch(context);
            context.start();

            context.createProducerTemplate().sendBody("direct:handled", "");
            assertThat(ended).isNotEmpty().containsOnly(FatalErrors.STATUS);
            ended.clear();
            assertThatThrownBy(() -> context.createProducerTemplate().sendBody("direct:failed", ""))
                    .hasRootCauseInstanceOf(OutOfMemoryError.class);
            assertThat(ended).isNotEmpty().containsOnly(FatalErrors.STATUS);
        }
    }
}
