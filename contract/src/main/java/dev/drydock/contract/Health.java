package dev.drydock.contract;

/**
 * What makes a site good: its own word for its version, and its page as seen from outside.
 *
 * @param version the command that prints the version
 * @param url a page; empty: not asked
 * @param wayIn where there is none, the page is asked only after the doors have opened
 * @param content must be on the page; empty: not looked at
 */
public record Health(Command version, String url, WayIn wayIn, String content) {

    /**
     * A request header that passes closed doors.
     *
     * @param header its name; empty: there is no way in
     * @param secret the environment name of the place's secret that is its value
     */
    public record WayIn(String header, String secret) {
        public static final WayIn NONE = new WayIn("", "");

        public boolean none() {
            return header.isEmpty();
        }
    }
}
