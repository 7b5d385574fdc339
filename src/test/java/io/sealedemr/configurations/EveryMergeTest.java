package io.sealedemr.configurations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every merge without conflicts. */
class EveryMergeTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<RequiredProperty> REQUIRED =
      List.of(
          new RequiredProperty("core-site", "hadoop.rpc.protection", "privacy", "RPC"),
          new RequiredProperty("hdfs-encryption-zones", "/a", "a_key", "zones"),
          new RequiredProperty("hadoop-env", "HADOOP_OPTS", "-Dx=y", "options"));

  private static final UndoingTable TABLE = UndoingTable.load();

  @Property
  void mergingTwiceChangesNothing(@ForAll("harmless") List<Configuration> users) {
    Merge once = Merge.of(users, REQUIRED, TABLE);
    Merge twice = Merge.of(once.result().entries(), REQUIRED, TABLE);

    assertThat(once.conflicts()).isEmpty();
    assertThat(twice).isEqualTo(once);
  }

  @Property
  void nothingOfEitherSideIsLostAndNothingIsAdded(@ForAll("harmless") List<Configuration> users) {
    Map<String, String> expected = flat(users);
    REQUIRED.forEach(
        one ->
            expected.put(
                one.classification()
                    + (one.classification().endsWith("-env") ? "/export" : "")
                    + " "
                    + one.property(),
                one.value()));

    assertThat(flat(Merge.of(users, REQUIRED, TABLE).result().entries())).isEqualTo(expected);
  }

  @Property
  void theOrderOfTheUsersListMakesNoDifference(
      @ForAll("harmless") List<Configuration> users, @ForAll Random random) {
    List<Configuration> shuffled = new ArrayList<>(users);
    Collections.shuffle(shuffled, random);
    List<RequiredProperty> needs = new ArrayList<>(REQUIRED);
    Collections.shuffle(needs, random);

    assertThat(Merge.of(shuffled, needs, TABLE).result().toJson())
        .isEqualTo(Merge.of(users, REQUIRED, TABLE).result().toJson());
  }

  @Property
  void theTextHoldsAllAndIsTheOnlyOne(@ForAll("harmless") List<Configuration> users)
      throws JsonProcessingException {
    Configurations result = Merge.of(users, REQUIRED, TABLE).result();
    Configurations read = new Configurations(parse(JSON.readTree(result.toJson())));

    assertThat(read).isEqualTo(result);
    assertThat(read.toJson()).isEqualTo(result.toJson());
    assertThat(result.toJson()).doesNotContain("\"Configurations\":[]");
  }

  @Property
  void whateverIsSetInsteadOfWhatIsNeededIsRefused(
      @ForAll("harmless") List<Configuration> users, @ForAll("values") String value) {
    List<Configuration> all = new ArrayList<>(users);
    all.removeIf(user -> user.classification().equals("core-site"));
    all.add(new Configuration("core-site", Map.of("hadoop.rpc.protection", value)));

    assertThat(Merge.of(all, REQUIRED, TABLE).conflicts())
        .extracting(Conflict::path)
        .containsExactly("[" + (all.size() - 1) + "].properties.hadoop.rpc.protection");
  }

  @Provide
  Arbitrary<List<Configuration>> harmless() {
    Arbitrary<Map<String, String>> properties =
        Arbitraries.maps(Arbitraries.of("a", "b.c", "io.file.buffer.size", "é"), values())
            .ofMaxSize(3);
    Arbitrary<Configuration> file =
        Combinators.combine(
                Arbitraries.of("core-site", "hdfs-site", "spark-defaults", "yarn-site"), properties)
            .as(Configuration::new);
    Arbitrary<Configuration> environment =
        Combinators.combine(Arbitraries.of("hadoop-env", "spark-env"), properties)
            .as(
                (name, variables) ->
                    new Configuration(
                        name, Map.of(), List.of(new Configuration("export", variables))));
    return Arbitraries.oneOf(file, environment)
        .list()
        .ofMaxSize(6)
        .uniqueElements(Configuration::classification);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.of("true", "64m", "-Xmx1g -XX:+UseG1GC", "{\"a\":[1]}", "tab\tline\n"),
        Arbitraries.strings().withChars("aB0 \\\"/é").ofMaxLength(8));
  }

  private static Map<String, String> flat(List<Configuration> entries) {
    Map<String, String> flat = new TreeMap<>();
    for (Configuration entry : entries) {
      entry
          .properties()
          .forEach((name, value) -> flat.put(entry.classification() + " " + name, value));
      flat(entry.configurations())
          .forEach((name, value) -> flat.put(entry.classification() + "/" + name, value));
    }
    return flat;
  }

  private static List<Configuration> parse(JsonNode list) {
    List<Configuration> entries = new ArrayList<>();
    for (JsonNode entry : list) {
      Map<String, String> properties = new TreeMap<>();
      entry
          .required("Properties")
          .properties()
          .forEach(one -> properties.put(one.getKey(), one.getValue().textValue()));
      entries.add(
          new Configuration(
              entry.required("Classification").textValue(),
              properties,
              entry.has("Configurations") ? parse(entry.get("Configurations")) : List.of()));
    }
    return entries;
  }
}
