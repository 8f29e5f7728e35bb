package xyz.cr3dentials.camel.server;

/** A file read into memory: its bare name, where it lies (for messages), and its text. */
record TextFile(String name, String location, String text) {}
