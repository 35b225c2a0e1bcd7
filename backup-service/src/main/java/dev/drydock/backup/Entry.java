package dev.drydock.backup;

/**
 * One path of a backup.
 *
 * @param archive the number of the archive that holds it; -1: none
 */
record Entry(Stat stat, Seen seen, int archive) {
    String path() {
        return stat.path();
    }
}
