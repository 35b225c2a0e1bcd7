package dev.drydock.contract;

/**
 * @param name as people say it: a tag or branch
 * @param commit what it was when the plan was made, of an archive its SHA-256; all work goes by this
 */
public record Version(String name, String commit) {}
