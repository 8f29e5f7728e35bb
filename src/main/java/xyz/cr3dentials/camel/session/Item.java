package xyz.cr3dentials.camel.session;

/** What is handed to a route. */
public sealed interface Item permits Fact, EventItem {}
