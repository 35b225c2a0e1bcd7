package dev.drydock.vcs.zip;

/**
 * One entry of an archive.
 *
 * @param path relative, without a / at its end
 * @param target of a link, else empty
 */
record Member(String path, Type type, boolean executable, long size, String target) {
    enum Type {
        FILE,
        FOLDER,
        LINK
    }

    boolean folder() {
        return type == Type.FOLDER;
    }
}
