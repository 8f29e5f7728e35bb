package xyz.cr3dentials.camel.ledger;

/**
 * One account at one vendor; everything in a ledger belongs to exactly one.
 *
 * @param vendor the component's scheme, for example {@code cr3dentials}
 * @param name the user's name for the account, stable over rotations of the API key; {@code default} unless set
 */
public record Account(String vendor, String name) {}
