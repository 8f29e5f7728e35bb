package xyz.cr3dentials.camel.component.deepidv;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says at the start what the vendor does to people unless told otherwise. */
final class Invitations {

    private static final Logger LOG = LoggerFactory.getLogger(Invitations.class);

    private Invitations() {}

    /** Warns of each kind of invitation that the options leave to the vendor. */
    static void warn(DeepidvConfiguration options) {
        List<String> unset = new ArrayList<>();
        if (options.getSendEmailInvite() == null) {
            unset.add("sendEmailInvite");
        }
        if (options.getSendPhoneInvite() == null) {
            unset.add("sendPhoneInvite");
        }
        if (!unset.isEmpty()) {
            LOG.warn(
                    "deepidv:createSession: {} not set. Where a message does not set them either, the vendor contacts the real"
                            + " person, by e-mail and by SMS. Set them to false to hand out the address of the session yourself.",
                    String.join(" and ", unset));
        }
    }
}
