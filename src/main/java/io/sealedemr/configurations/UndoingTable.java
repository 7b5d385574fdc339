package io.sealedemr.configurations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings that switch an encryption off, from {@code undoing-settings.tsv}. A row names the
 * property, so that it does not matter in which file of an application it is set.
 *
 * @param rows in the file's order; the first that matches decides
 */
public record UndoingTable(List<Row> rows) implements UndoingSettings {

  private static final String FILE = "undoing-settings.tsv";

  /** Spark hands what follows to Hadoop. */
  private static final String SPARK_HADOOP = "spark.hadoop.";

  public UndoingTable {
    rows = List.copyOf(rows);
  }

  /**
   * One kind of setting.
   *
   * @param classification pattern of the classifications
   * @param property pattern of the properties
   * @param allowed the values that undo nothing, in any case of letters; empty if there is none
   * @param what what is encrypted, as the end of a sentence
   */
  public record Row(Pattern classification, Pattern property, List<String> allowed, String what) {

    static Row parse(String line) {
      String[] cells = line.split("\t", -1);
      if (cells.length != 5) {
        throw new IllegalArgumentException(FILE + ": a row has five cells: " + line);
      }
      return new Row(
          pattern(cells[0]),
          pattern(cells[1]),
          cells[2].isEmpty() ? List.of() : List.of(cells[2].split("\\|", -1)),
          cells[3]);
    }

    private static Pattern pattern(String stars) {
      return Pattern.compile(Pattern.quote(stars).replace("*", "\\E.*\\Q"));
    }

    private boolean matches(String where, String name) {
      return classification.matcher(where).matches() && property.matcher(name).matches();
    }

    private Optional<Objection> objection(String value) {
      if (allowed.isEmpty()) {
        // A key may stand in it.
        return Optional.of(new Objection("a value", "no such setting, since " + what));
      }
      return allowed.stream().anyMatch(value.strip()::equalsIgnoreCase)
          ? Optional.empty()
          : Optional.of(
              new Objection(
                  '"' + value + '"',
                  '"' + String.join("\" or \"", allowed) + "\", which " + what + " needs"));
    }
  }

  /** The program's own table. */
  public static UndoingTable load() {
    try (InputStream file = UndoingTable.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not in the program's jar");
      }
      return new UndoingTable(
          new String(file.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(Row::parse)
              .toList());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public Optional<Objection> objection(String classification, String property, String value) {
    String name =
        property.toLowerCase(Locale.ROOT).startsWith(SPARK_HADOOP)
            ? property.substring(SPARK_HADOOP.length())
            : property;
    return rows.stream()
        .filter(row -> row.matches(classification, name))
        .findFirst()
        .flatMap(row -> row.objection(value));
  }
}
