package xyz.cr3dentials.camel.service.settings;

import java.util.List;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSandbox;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSandbox;
import xyz.cr3dentials.camel.service.settings.Vendor.Limit;
import xyz.cr3dentials.camel.service.settings.Vendor.Lists;
import xyz.cr3dentials.camel.service.settings.Vendor.Standards;

/** The vendors that the service can follow. */
public final class Vendors {

    /**
     * All of them. Where none is named the first one that is followed is meant, and stand-ins run unless the first has an
     * address: a service that was pointed elsewhere would else follow sessions that nobody made.
     */
    public static final List<Vendor> ALL = List.of(cr3dentials(), verilock(), deepidv());

    private static final int SHORTEST_WEBHOOK_SECRET = 32;
    private static final int SHORTEST_HEADER_SECRET = 16;

    private Vendors() {}

    private static Vendor cr3dentials() {
        return new Vendor(
                "cr3dentials",
                new Standards(30_000, Limit.MINUTE, 120, 8081),
                List.of(
                        Setting.of("cr3dentials.auth-scheme", "x-api-key", Rule.oneOf("x-api-key", "bearer")),
                        Setting.of("cr3dentials.webhook-base-url", "", Rule.ADDRESS),
                        Setting.secret("cr3dentials.webhook-secret", Rule.length(SHORTEST_WEBHOOK_SECRET)),
                        Setting.of("cr3dentials.webhook-header-name", "", Rule.HEADER_NAME),
                        Setting.secret("cr3dentials.webhook-header-secret", Rule.length(SHORTEST_HEADER_SECRET))),
                "allowLocalWebhookUrl",
                new Lists(
                        xyz.cr3dentials.camel.api.cr3dentials.SessionStatus.TERMINAL.stream()
                                .map(xyz.cr3dentials.camel.api.cr3dentials.SessionStatus::value)
                                .toList(),
                        true),
                (settings, vendor) -> Cr3dentialsSandbox.start(settings.build())
                        .set(Cr3dentialsSwitches.LOCAL_WEBHOOKS, true)
                        .set(Cr3dentialsSwitches.REQUESTS_PER_WINDOW, vendor.requestLimit()));
    }

    private static Vendor verilock() {
        return new Vendor(
                "verilock",
                new Standards(30_000, Limit.MINUTE, 120, 0),
                List.of(Setting.secret("verilock.webhook-secret", Rule.ANY)),
                "allowLocalRedirectUrl",
                new Lists(
                        xyz.cr3dentials.camel.api.verilock.SessionStatus.TERMINAL.stream()
                                .map(xyz.cr3dentials.camel.api.verilock.SessionStatus::value)
                                .toList(),
                        true),
                (settings, vendor) -> VerilockSandbox.start(settings.build()));
    }

    private static Vendor deepidv() {
        return new Vendor(
                "deepidv",
                new Standards(60_000, Limit.DAY, 10_000, 0),
                List.of(Setting.secret("deepidv.webhook-secret", Rule.ANY)),
                "allowLocalRedirectUrl",
                new Lists(
                        xyz.cr3dentials.camel.api.deepidv.SessionStatus.TERMINAL.stream()
                                .map(xyz.cr3dentials.camel.api.deepidv.SessionStatus::value)
                                .toList(),
                        false),
                (settings, vendor) ->
                        DeepidvSandbox.start(settings.build()).set(DeepidvSwitches.LOCAL_REDIRECTS, true));
    }
}
