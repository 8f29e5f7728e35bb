package xyz.cr3dentials.camel.sandbox.cr3dentials;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A platform the sandbox offers, all made up, and what a person proves with it. */
record DemoPlatform(
        long id,
        String name,
        String displayName,
        @Nullable String description,
        @Nullable String icon,
        String loginUrl,
        boolean allowCustomUrl,
        boolean isActive,
        Map<String, Object> extractedData) {

    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E"
                    + "%3Ccircle cx='4' cy='4' r='4' fill='%23";

    static final List<DemoPlatform> ALL = List.of(
            new DemoPlatform(
                    1,
                    "northbank",
                    "Northbank",
                    "Account holder and balance of a current account",
                    icon("1d4ed8"),
                    "https://online.northbank.example/login",
                    false,
                    true,
                    Map.of("accountHolder", "Ana Berg", "currency", "EUR", "balance", 4210.55, "accountAgeMonths", 61)),
            new DemoPlatform(
                    2,
                    "paydesk",
                    "Paydesk Payroll",
                    "Employer and income of the last three months",
                    icon("047857"),
                    "https://app.paydesk.example/",
                    false,
                    true,
                    Map.of("employer", "Fjord Logistics", "employmentStatus", "ACTIVE", "monthlyNetIncome", 2875.0)),
            new DemoPlatform(
                    3,
                    "ridewell",
                    "Ridewell Drivers",
                    "Trips and rating of a driver",
                    null,
                    "https://drivers.ridewell.example/",
                    false,
                    true,
                    Map.of("tripsLastYear", 1430, "rating", 4.9, "memberSince", "2021-05-02")),
            new DemoPlatform(
                    7,
                    "shopmart",
                    "Shopmart",
                    null,
                    null,
                    "https://login.shopmart.example/",
                    true,
                    true,
                    Map.of("storeName", "Berg Ceramics", "ordersLast90Days", 212, "storeRating", 4.7)),
            new DemoPlatform(
                    9,
                    "oldmail",
                    "Oldmail",
                    "No longer offered",
                    null,
                    "https://oldmail.example/",
                    false,
                    false,
                    Map.of()));

    private static final DemoPlatform ELSEWHERE =
            new DemoPlatform(0, "unknown", "Unknown", null, null, "https://unknown.example/", false, false, Map.of());

    static @Nullable DemoPlatform find(long id) {
        return ALL.stream().filter(each -> each.id() == id).findFirst().orElse(null);
    }

    static DemoPlatform of(SandboxSession session) {
        DemoPlatform found = find(session.platformId());
        return found == null ? ELSEWHERE : found;
    }

    private static String icon(String colour) {
        return ICON + colour + "'/%3E%3C/svg%3E";
    }
}
