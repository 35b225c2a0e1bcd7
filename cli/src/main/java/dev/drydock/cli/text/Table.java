package dev.drydock.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Columns side by side, as wide as their widest cell; the last one is never padded. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... head) {
        rows.add(List.of(head));
    }

    public Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) row.add(cell == null ? "" : cell.toString());
        rows.add(row);
        return this;
    }

    public List<String> lines() {
        int columns = rows.getFirst().size();
        int[] width = IntStream.range(0, columns).map(this::widest).toArray();
        return rows.stream().map(r -> line(r, width)).toList();
    }

    private int widest(int column) {
        return rows.stream().mapToInt(r -> Width.of(r.get(column))).max().orElse(0);
    }

    private static String line(List<String> row, int[] width) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < width.length; i++)
            b.append(Width.pad(row.get(i), width[i])).append("  ");
        return b.toString().stripTrailing();
    }
}
