package xyz.cr3dentials.camel.ledger;

/** What is handed to a route. */
public sealed interface Item permits Fact, EventItem {}
