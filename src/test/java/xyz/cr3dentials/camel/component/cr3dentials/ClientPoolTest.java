package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.CamelContext;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.component.connection.ClientLease;

class ClientPoolTest {

    private final CamelContext context = new DefaultCamelContext();
    private Cr3dentialsComponent component;

    @BeforeEach
    void start() {
        context.start();
        component = context.getComponent("cr3dentials", Cr3dentialsComponent.class);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void oneClientServesAllWithTheSameOptionsUntilTheLastGivesItBack() {
        ClientLease<Cr3dentialsClient> one = lease("a");
        ClientLease<Cr3dentialsClient> two = lease("a");
        ClientLease<Cr3dentialsClient> other = lease("b");
        assertThat(two.client()).isSameAs(one.client());
        assertThat(other.client()).isNotSameAs(one.client());

        one.close();
        one.close();
        ClientLease<Cr3dentialsClient> three = lease("a");
        assertThat(three.client()).isSameAs(two.client());

        two.close();
        three.close();
        assertStopped(one.client());
        ClientLease<Cr3dentialsClient> fresh = lease("a");
        assertThat(fresh.client()).isNotSameAs(one.client());
        fresh.close();
        other.close();
    }

    @Test
    void aLeaseFromBeforeAStopDoesNotTouchTheClientAfterIt() {
        ClientLease<Cr3dentialsClient> old = lease("a");
        component.stop();
        assertStopped(old.client());
        component.start();
        ClientLease<Cr3dentialsClient> current = lease("a");
        old.close();
        ClientLease<Cr3dentialsClient> again = lease("a");
        assertThat(again.client()).isSameAs(current.client());
        again.close();
        current.close();
    }

    @Test
    void aProducerHasTheClientFromStartToStop() throws Exception {
        Cr3dentialsEndpoint endpoint =
                context.getEndpoint("cr3dentials:listPlatforms?apiKey=k", Cr3dentialsEndpoint.class);
        Producer producer = endpoint.createProducer();
        producer.start();
        ClientLease<Cr3dentialsClient> seen = endpoint.leaseClient();
        Cr3dentialsClient client = seen.client();
        seen.close();
        ClientLease<Cr3dentialsClient> held = endpoint.leaseClient();
        assertThat(held.client()).isSameAs(client);
        held.close();
        producer.stop();
        assertStopped(client);
    }

    private static void assertStopped(Cr3dentialsClient client) {
        assertThatThrownBy(client::listPlatforms)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not started");
    }

    private ClientLease<Cr3dentialsClient> lease(String key) {
        return context.getEndpoint("cr3dentials:listPlatforms?apiKey=" + key, Cr3dentialsEndpoint.class)
                .leaseClient();
    }
}
