package xyz.cr3dentials.camel.session;

/** Tells which ended sessions somebody wants: this consumer, or another one of the account, be it on another node. */
final class Interest {

    private final SessionLedger ledger;
    private final DetectionRules rules;

    Interest(SessionLedger ledger, DetectionRules rules) {
        this.ledger = ledger;
        this.rules = rules;
    }

    /** Only who wants a status looks at its list, and has therefore a baseline of it. */
    boolean isIn(String status) {
        return rules.wanted().contains(status)
                || ledger.baseline(rules.account(), status).isPresent();
    }
}
