package xyz.cr3dentials.camel.component.verilock;

import org.apache.camel.spi.annotations.SendDynamic;
import xyz.cr3dentials.camel.component.RequestOptionsDynamicAware;

/** Lets {@code toD} serve every request with one endpoint. */
@SendDynamic("verilock")
public class VerilockSendDynamicAware extends RequestOptionsDynamicAware {

    /** Creates the support; Camel finds it by the scheme. */
    public VerilockSendDynamicAware() {
        super(VerilockSpec.SPEC);
    }
}
