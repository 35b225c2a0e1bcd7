package dev.drydock.backup;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Counts the tables and rows that a dump holds, as it goes by: what the server says of itself is of another moment. Only after
 * the comment that begins a table's data: the body of a function may look like data.
 */
final class DumpRows extends OutputStream {
    private static final int SHORT = 200;
    private static final String INSERT = "INSERT INTO `";
    private static final String STDIN = " FROM stdin;";

    private enum Place {
        ELSEWHERE,
        BEFORE_DATA,
        IN_HEADER,
        IN_COPY,
        IN_INSERT
    }

    private final Dialect dialect;
    private final byte[] line = new byte[SHORT];
    private int length;
    private int ending;
    private Place place = Place.ELSEWHERE;
    private byte quote;
    private boolean escaped;
    private boolean values;
    private int depth;
    private long tables;
    private long rows;

    DumpRows(Dialect dialect) {
        this.dialect = dialect;
    }

    long tables() {
        return tables;
    }

    long rows() {
        return rows;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        int end = offset + count;
        for (int i = offset; i < end; ) {
            switch (place) {
                case IN_COPY -> i = row(bytes, i, end);
                case IN_INSERT -> i = quote == 0 || escaped ? insert(bytes[i], i) : quoted(bytes, i, end);
                default -> one(bytes[i++]);
            }
        }
    }

    /** Of a row only how it begins and that it ends. */
    private int row(byte[] bytes, int from, int end) {
        int newline = Bytes.find((byte) '\n', bytes, from, end);
        for (int i = from; i < newline && length + i - from < 2; i++) line[length + i - from] = bytes[i];
        length = Math.min(SHORT, length + newline - from);
        if (newline == end) return end;
        over();
        return newline + 1;
    }

    private int quoted(byte[] bytes, int from, int end) {
        int at = Bytes.find(quote, (byte) '\\', bytes, from, end);
        return at == end ? end : insert(bytes[at], at);
    }

    private void one(byte b) {
        if (b == '\n') over();
        else {
            if (length < SHORT) line[length] = b;
            length++;
            if (STDIN.charAt(ending % STDIN.length()) == b) ending++;
            else ending = b == ' ' ? 1 : 0;
            if (length == INSERT.length() && place == Place.BEFORE_DATA && begins(INSERT)) inserting();
        }
    }

    private void inserting() {
        place = Place.IN_INSERT;
        quote = '`';
        escaped = false;
        values = false;
        depth = 0;
    }

    /** Between quotes a bracket is data. Each one that opens after VALUES, and in no other, begins a row. */
    private int insert(byte b, int at) {
        if (escaped) escaped = false;
        else if (quote != 0) {
            if (b == '\\' && quote == '\'') escaped = true;
            else if (b == quote) quote = 0;
        } else {
            switch (b) {
                case '\'', '`' -> quote = b;
                case '(' -> {
                    if (depth++ == 0 && values) rows++;
                }
                case ')' -> depth--;
                case 'V' -> values = values || depth == 0;
                case ';' -> {
                    place = Place.BEFORE_DATA;
                    length = 0;
                }
                default -> {}
            }
        }
        return at + 1;
    }

    private void over() {
        place = next();
        length = 0;
        ending = 0;
    }

    private Place next() {
        if (place == Place.IN_COPY) {
            if (length == 2 && begins("\\.")) return Place.ELSEWHERE;
            rows++;
            return place;
        }
        if (dialect == Dialect.POSTGRESQL) {
            if (begins("-- Data for Name: ")) return Place.BEFORE_DATA;
            if (place == Place.BEFORE_DATA && begins("COPY ")) {
                tables++;
                return copying();
            }
            return place == Place.IN_HEADER ? copying() : place;
        }
        if (begins("-- Dumping data for table ")) {
            tables++;
            return Place.BEFORE_DATA;
        }
        return begins("UNLOCK TABLES") ? Place.ELSEWHERE : place;
    }

    /** A column's name may break the line. */
    private Place copying() {
        return ending == STDIN.length() ? Place.IN_COPY : Place.IN_HEADER;
    }

    private boolean begins(String text) {
        return length >= text.length() && new String(line, 0, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }
}
