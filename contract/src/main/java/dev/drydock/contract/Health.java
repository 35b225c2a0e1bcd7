package dev.drydock.contract;

/**
 * What makes a site good: its own word for its version, and its page as seen from outside.
 *
 * @param version the command that prints the version
 * @param url a page; empty: not asked
 * @param wayInHeader a request header that passes closed doors ("Name: value"); empty: there is none, so the page is asked
 *     only after the doors have opened
 * @param content must be on the page; empty: not looked at
 */
public record Health(Command version, String url, String wayInHeader, String content) {}
