package dev.drydock.backup;

/** A file of the store as it was when it was written. */
record Artefact(String name, long size, String sha256) {}
