package xyz.cr3dentials.camel.http;

/**
 * A row of a list that could not be read and was passed over; it quotes nothing of the row but a usable id.
 *
 * @param place where on its page it stands, from 0
 * @param name the session's id where it can be one, else a hash of it, else the row's place
 * @param problem what is wrong with the row, from a fixed set of texts
 */
public record UnreadableRow(int place, String name, String problem) {}
