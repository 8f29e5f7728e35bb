package xyz.cr3dentials.camel.ledger.state;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.CreateIntent;

/** The wishes to create sessions in a store. Internal. */
public interface IntentRows {

    /** Adds one; returns false, and does nothing, when its id is taken. */
    boolean insert(CreateIntent intent);

    /** Loads one. */
    Optional<CreateIntent> find(Account account, String intentId);

    /** Loads one, which nobody else changes until the end of the transaction. */
    Optional<CreateIntent> lock(Account account, String intentId);

    /** Saves one that was locked. */
    void update(CreateIntent intent);

    /** Returns those with a reference, opened last first. */
    List<CreateIntent> withReference(Account account, String reference, int maximum);

    /** Returns those with a reference that are in a state and were opened between two times, opened last first. */
    List<CreateIntent> in(
            Account account, CreateIntent.State state, Instant openedAfter, Instant openedBefore, int maximum);

    /** Erases the references of those that are tied to sessions. */
    void eraseReferences(Account account, Collection<String> sessionIds);

    /** Removes those opened before a time. */
    void deleteOpenedBefore(Account account, Instant before);
}
