package xyz.cr3dentials.camel.http.budget;

/** Opens the stores of API keys. Thread-safe. */
@FunctionalInterface
public interface BudgetStores {

    /**
     * Opens the store of one API key without asking it anything yet.
     *
     * @param name host, port and a digest of the key; never the key
     */
    BudgetStore open(String name);
}
