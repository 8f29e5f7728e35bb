package xyz.cr3dentials.camel.component.cr3dentials;

import org.apache.camel.spi.annotations.SendDynamic;
import xyz.cr3dentials.camel.component.RequestOptionsDynamicAware;

/** Lets {@code toD} serve every request with one endpoint. */
@SendDynamic("cr3dentials")
public class Cr3dentialsSendDynamicAware extends RequestOptionsDynamicAware {

    /** Creates the support; Camel finds it by the scheme. */
    public Cr3dentialsSendDynamicAware() {
        super(Cr3dentialsSpec.SPEC);
    }
}
