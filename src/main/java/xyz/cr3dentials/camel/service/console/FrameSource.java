package xyz.cr3dentials.camel.service.console;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What the console may show in a frame: a session is verified in the vendor's own page. */
public final class FrameSource {
    /** Nothing at all, where no session is started in the console. */
    public static final String NONE = "'none'";

    private static final String VENDOR = "https://frame.cr3dentials.xyz";

    private FrameSource() {}

    /** The origin of a stand-in's pages if one runs in this process, which serves them itself, else of the vendor's. */
    public static String of(@Nullable URI standIn) {
        return standIn == null ? VENDOR : standIn.getScheme() + "://" + standIn.getRawAuthority();
    }
}
