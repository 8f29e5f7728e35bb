package xyz.cr3dentials.camel.component.verilock;

import java.util.stream.Stream;
import org.apache.camel.spi.annotations.SendDynamic;
import xyz.cr3dentials.camel.component.RequestOptionsDynamicAware;

/** Lets {@code toD} serve every request with one endpoint. */
@SendDynamic("verilock")
public class VerilockSendDynamicAware extends RequestOptionsDynamicAware {

    /** Creates the support; Camel finds it by the scheme. */
    public VerilockSendDynamicAware() {
        super(Stream.concat(
                Stream.concat(RequestFields.CREATE_SESSION.stream(), RequestFields.LIST_SESSIONS.stream()),
                Stream.of(RequestFields.SESSION_ID)));
    }
}
