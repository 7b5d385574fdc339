package io.sealedemr.coverage;

import io.sealedemr.json.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is encrypted by what in one situation, and what is not.
 *
 * <p>Settings that the program makes (see {@link #requiredSettings}) count as made, unless the user
 * sets the same property otherwise.
 */
public final class Coverage {

  private static final String MATRIX = "EMR Management Guide, emr-encryption-support-matrix";
  private static final String UNLISTED = "application-";

  private final Situation situation;
  private final List<Row> rows;

  private Coverage(Situation situation, List<Row> rows) {
    this.situation = situation;
    this.rows = rows;
  }

  /** Judges every channel and place that the situation has. */
  public static Coverage of(Situation situation) {
    List<Channel> channels = new ArrayList<>(ChannelFile.get().channels());
    channels.addAll(unlisted(situation));
    return new Coverage(
        situation,
        channels.stream()
            .filter(channel -> channel.existsIn(situation))
            .map(channel -> judge(channel, situation))
            .sorted(Comparator.comparing(row -> row.channel().kind()))
            .toList());
  }

  Situation situation() {
    return situation;
  }

  List<Row> rows() {
    return rows;
  }

  /** By id what encrypts each channel and place, or that and why it is in clear. */
  public SortedMap<String, String> summary() {
    SortedMap<String, String> summary = new TreeMap<>();
    rows()
        .forEach(
            row ->
                summary.put(row.channel().id(), row.gap() ? "in clear: " + row.why() : row.by()));
    return summary;
  }

  /** Ids of what is not encrypted, in the order of the report. */
  public List<String> gaps() {
    return rows.stream().filter(Row::gap).map(row -> row.channel().id()).toList();
  }

  /** How a channel or place stands; empty if the situation has none of that id. */
  public Optional<Status> status(String id) {
    return row(id).map(Row::status);
  }

  /**
   * Checks that every gap is accepted by its id or, where a kind of encryption is off as a whole,
   * by that kind's: {@code in-transit}, {@code at-rest-s3}, {@code at-rest-local-disk}.
   */
  public Acceptance accepting(Collection<String> accept) {
    Set<String> accepted = new TreeSet<>();
    List<String> errors = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (String id : new LinkedHashSet<>(accept)) {
      Set<String> gaps = acceptedBy(id);
      accepted.addAll(gaps);
      if (!known(id)) {
        errors.add(Acceptance.KEY + ": " + unknown(id));
      } else if (gaps.isEmpty()) {
        warnings.add(Acceptance.KEY + ": \"" + id + "\" accepts nothing: " + idle(id));
      }
    }
    List<Row> open =
        rows.stream().filter(row -> row.gap() && !accepted.contains(row.channel().id())).toList();
    // What is off as a whole is one decision, and one line.
    List<Group> off = Arrays.stream(Group.values()).filter(group -> group.off(situation)).toList();
    for (Group group : off) {
      List<String> ids =
          open.stream()
              .filter(row -> row.channel().group() == group)
              .map(row -> row.channel().id())
              .toList();
      if (!ids.isEmpty()) {
        errors.add(
            Acceptance.KEY
                + ": "
                + group.words()
                + " is off and not accepted, which leaves in clear: "
                + String.join(", ", ids)
                + "; switch it on, or accept: "
                + group.id());
      }
    }
    open.stream()
        .filter(row -> !off.contains(row.channel().group()))
        .map(this::notAccepted)
        .forEach(errors::add);
    return new Acceptance(accepted, errors, warnings);
  }

  /** Settings that the program has to make in this situation, since EMR does not. */
  public List<RequiredSetting> requiredSettings() {
    List<RequiredSetting> required = new ArrayList<>();
    for (Row row : rows) {
      if (!row.gap()) {
        Mechanism mechanism = best(row.channel(), situation);
        for (Setting setting : mechanism.setByProgram()) {
          required.add(
              new RequiredSetting(
                  setting.wanted(),
                  "EMR leaves " + row.channel().title() + " in clear without it",
                  row.channel().id(),
                  setting.source()));
        }
      }
    }
    return List.copyOf(required);
  }

  /**
   * The channels and places, of whatever cluster, that a user's setting leaves in clear. Those of
   * one situation are among its gaps, with the setting as the reason.
   */
  public static List<Undoing> undoing(Property given) {
    return ChannelFile.get().channels().stream()
        .flatMap(
            channel ->
                channel.mechanisms().stream()
                    .flatMap(Mechanism::allSettings)
                    .filter(setting -> setting.undoneBy(given))
                    .map(
                        setting ->
                            new Undoing(
                                channel.id(),
                                given,
                                setting.allowed(),
                                setting.effect(),
                                setting.source()))
                    .distinct())
        .toList();
  }

  /** Applications that no row knows: what a page does not list counts as clear. */
  private static List<Channel> unlisted(Situation situation) {
    ChannelFile file = ChannelFile.get();
    Set<String> known = new TreeSet<>(file.withoutChannels());
    file.channels().stream()
        .flatMap(
            channel ->
                Stream.concat(Stream.of(channel.application()), channel.applications().stream()))
        .map(application -> application.toLowerCase(Locale.ROOT))
        .forEach(known::add);
    return situation.applications().stream()
        .filter(application -> !known.contains(application.toLowerCase(Locale.ROOT)))
        .distinct()
        .map(
            application ->
                new Channel(
                    UNLISTED + application.toLowerCase(Locale.ROOT),
                    Channel.Kind.IN_TRANSIT,
                    Group.IN_TRANSIT,
                    application,
                    "all its channels",
                    "",
                    List.of(),
                    Set.of(),
                    List.of(),
                    List.of(),
                    "The page does not list the application: counted as clear.",
                    "leave " + application + " out",
                    MATRIX,
                    false))
        .toList();
  }

  private static Row judge(Channel channel, Situation situation) {
    ReleaseLabel release = situation.release();
    if (channel.mechanisms().stream().anyMatch(mechanism -> mechanism.in(release))) {
      Mechanism best = best(channel, situation);
      List<Row.Problem> problems = problems(best, situation);
      return problems.isEmpty()
          ? new Row(
              channel, Status.ON, by(channel, best, situation), best.since(release), List.of())
          : new Row(channel, Status.OFF, "", best.since(release), problems);
    }
    Optional<ReleaseLabel> next =
        channel.mechanisms().stream()
            .flatMap(mechanism -> mechanism.releases().stream())
            .map(ReleaseRange::from)
            .filter(from -> from.compareTo(release) > 0)
            .min(Comparator.naturalOrder());
    if (next.isPresent()) {
      List<Row.Problem> problems = new ArrayList<>();
      problems.add(
          new Row.Problem(
              "release", "needs " + next.get() + " or later", "take " + next.get() + " or later"));
      channel.mechanisms().stream()
          .filter(mechanism -> mechanism.in(next.get()))
          .findFirst()
          .ifPresent(mechanism -> problems.addAll(problems(mechanism, situation)));
      return new Row(channel, Status.OFF, "", next, problems);
    }
    Row.Problem problem =
        channel.mechanisms().isEmpty()
            ? new Row.Problem("none", "no release encrypts it", channel.instead())
            : new Row.Problem(
                "release",
                "the guide lists no release like " + release,
                "take one of " + listed(channel));
    return new Row(channel, Status.NOT_COVERED, "", Optional.empty(), List.of(problem));
  }

  private static String listed(Channel channel) {
    return String.join(
        ", ",
        channel.mechanisms().stream()
            .flatMap(mechanism -> mechanism.releases().stream())
            .sorted(Comparator.comparing(ReleaseRange::from))
            .map(ReleaseRange::toString)
            .distinct()
            .toList());
  }

  /**
   * The mechanism of the release from which least is missing: the first if it encrypts, else the
   * last of those that are equally near, which is the usual one. A setting of the user is removed
   * more easily than something is switched on.
   */
  private static Mechanism best(Channel channel, Situation situation) {
    return channel.mechanisms().stream()
        .filter(mechanism -> mechanism.in(situation.release()))
        .reduce(
            (one, other) -> {
              List<Row.Problem> problems = problems(one, situation);
              return problems.isEmpty() || weight(problems) < weight(problems(other, situation))
                  ? one
                  : other;
            })
        .orElseThrow();
  }

  private static int weight(List<Row.Problem> problems) {
    return problems.stream().mapToInt(problem -> problem.kind().equals("setting") ? 1 : 100).sum();
  }

  private static List<Row.Problem> problems(Mechanism mechanism, Situation situation) {
    List<Row.Problem> problems = new ArrayList<>();
    for (Need need : mechanism.needs()) {
      if (!situation.has(need)) {
        problems.add(new Row.Problem(need.id(), "needs " + need.words(), need.close()));
      }
    }
    mechanism
        .allSettings()
        .forEach(
            setting ->
                situation.configurations().stream()
                    .filter(setting::undoneBy)
                    .forEach(
                        given ->
                            problems.add(
                                new Row.Problem(
                                    "setting",
                                    given + " " + setting.effect(),
                                    "remove "
                                        + given.property()
                                        + " from "
                                        + given.classification()))));
    return problems;
  }

  /** What encrypts it; of data at rest also under which key. */
  private static String by(Channel channel, Mechanism mechanism, Situation situation) {
    if (channel.kind() == Channel.Kind.IN_TRANSIT) {
      return mechanism.name();
    }
    Situation.S3 s3 = situation.atRest().s3();
    String name =
        s3 != null && mechanism.needs().contains(Need.S3_ENCRYPTION)
            ? s3.mode() + " (" + mechanism.name() + ")"
            : mechanism.name();
    return mechanism.needs().stream()
        .map(situation::key)
        .filter(key -> !key.isEmpty())
        .findFirst()
        .map(key -> name + " under " + key)
        .orElse(name);
  }

  private Optional<Row> row(String id) {
    return rows.stream().filter(row -> row.channel().id().equals(id)).findFirst();
  }

  private static Optional<Group> group(String id) {
    return Stream.of(Group.values()).filter(group -> group.id().equals(id)).findFirst();
  }

  private Set<String> acceptedBy(String id) {
    Optional<Group> group = group(id).filter(found -> found.off(situation));
    Set<String> gaps = new TreeSet<>();
    for (Row row : rows) {
      boolean named = row.channel().id().equals(id);
      boolean grouped = group.isPresent() && row.channel().group() == group.get();
      if (row.gap() && (named || grouped)) {
        gaps.add(row.channel().id());
      }
    }
    return gaps;
  }

  private static boolean known(String id) {
    return id.startsWith(UNLISTED) || allIds().contains(id);
  }

  private static Set<String> allIds() {
    Set<String> ids = new TreeSet<>(Group.ids());
    ChannelFile.get().channels().forEach(channel -> ids.add(channel.id()));
    return ids;
  }

  private String unknown(String id) {
    return "found \""
        + id
        + "\"; "
        + Spelling.nearest(id, allIds())
            .map(near -> "did you mean \"" + near + "\"?")
            .orElseGet(
                () ->
                    "allowed: "
                        + String.join(", ", Group.ids())
                        + ", or the id of a gap"
                        + (gaps().isEmpty() ? "" : " (here: " + String.join(", ", gaps()) + ")"));
  }

  private String idle(String id) {
    Optional<Group> group = group(id);
    if (group.isPresent()) {
      return group.get().off(situation)
          ? "nothing is in clear by it"
          : group.get().words() + " is on; name each gap that is left";
    }
    return row(id)
        .map(row -> "it is encrypted (" + row.by() + ")")
        .orElse("there is no such thing here");
  }

  private String notAccepted(Row row) {
    Channel channel = row.channel();
    return Acceptance.KEY
        + ": "
        + channel.id()
        + " is not encrypted and not accepted ("
        + channel.title()
        + (channel.ports().isEmpty() ? "" : ", " + channel.portsInWords())
        + "): "
        + row.why()
        + "; to close it: "
        + row.close()
        + "; or accept: "
        + channel.id();
  }
}
