package dev.drydock.orchestrator.recipe;

/**
 * One thing that is wrong in a recipe or site file.
 *
 * @param line from 1; 0: the file as a whole
 * @param right what would be right instead
 */
public record Finding(String file, int line, int column, String what, String right) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + what + " – " + right;
    }
}
