package dev.drydock.contract;

/**
 * @param name as people say it: a tag or branch
 * @param commit what it was when the plan was made; all work goes by this
 */
public record Version(String name, String commit) {}
