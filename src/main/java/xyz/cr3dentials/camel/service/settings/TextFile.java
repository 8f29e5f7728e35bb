package xyz.cr3dentials.camel.service.settings;

/** A file read into memory: its bare name, where it lies (for messages), and its text. */
public record TextFile(String name, String location, String text) {}
