package xyz.cr3dentials.camel.component.deepidv;

import org.apache.camel.spi.annotations.SendDynamic;
import xyz.cr3dentials.camel.component.RequestOptionsDynamicAware;

/** Lets {@code toD} serve every request with one endpoint. */
@SendDynamic("deepidv")
public class DeepidvSendDynamicAware extends RequestOptionsDynamicAware {

    /** Creates the support; Camel finds it by the scheme. */
    public DeepidvSendDynamicAware() {
        super(DeepidvSpec.SPEC);
    }
}
