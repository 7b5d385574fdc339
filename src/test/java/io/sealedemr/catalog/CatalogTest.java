package io.sealedemr.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealedemr.json.Form;
import io.sealedemr.json.Recording;
import io.sealedemr.settings.SettingsCatalog;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

  private static final Catalog CATALOG = SettingsCatalog.load();

  @Test
  void eachSettingIsDescribed() {
    assertThat(CATALOG.settings())
        .as("a line in descriptions.tsv is missing for each of these")
        .allMatch(setting -> setting.description().isPresent());
  }

  @Test
  void eachDescriptionIsOfASettingThatIsRead() {
    assertThat(CATALOG.unused()).as("lines in descriptions.tsv").isEmpty();
  }

  @Test
  void eachKeyThatAReaderKnowsIsFound() {
    assertThat(
            CATALOG.settings().stream()
                .flatMap(
                    setting -> keys(setting.form()).stream().map(key -> setting.name() + "." + key))
                .filter(key -> CATALOG.find(key).isEmpty()))
        .as("known keys that no reader was seen to read")
        .isEmpty();
  }

  private static List<String> keys(Form form) {
    if (form instanceof Form.Nested object) {
      return object.keys();
    }
    return form instanceof Form.Objects list ? list.keys() : List.of();
  }

  @Test
  void whatIsToldOfADefaultIsWhatIsTaken() {
    assertThat(CATALOG.settings().stream().filter(setting -> setting.form() instanceof Form.Choice))
        .isNotEmpty()
        .allSatisfy(
            setting ->
                assertThat(byDefault(setting))
                    .as(setting.key())
                    .isEqualTo(((Form.Choice) setting.form()).absent()));
    assertThat(CATALOG.settings().stream().filter(setting -> setting.form() instanceof Form.Switch))
        .isNotEmpty()
        .allSatisfy(
            setting ->
                assertThat(byDefault(setting))
                    .as(setting.key())
                    .startsWith(String.valueOf(((Form.Switch) setting.form()).absent())));
  }

  private static String byDefault(Setting setting) {
    return setting.description().map(Description::byDefault).orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws:region",
        "sealed-emr:cluster.releaseLabel",
        "sealed-emr:encryption.s3.overrides[].bucket",
        "sealed-emr:kerberos.externalKdc.activeDirectory.realm"
      })
  void whatMustBeThereWhereverItsObjectIsIsRequired(String key) {
    assertThat(CATALOG.find(key)).get().extracting(Setting::required).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sealed-emr:name",
        "sealed-emr:network.subnetId",
        "sealed-emr:keys.disk.arn",
        "sealed-emr:tlsMaterial"
      })
  void whatMayBeLeftOutIsNotRequired(String key) {
    assertThat(CATALOG.find(key)).get().extracting(Setting::required).isEqualTo(false);
  }

  @ParameterizedTest
  @CsvSource({
    "encryption.s3.mode, sealed-emr:encryption.s3.mode",
    "sealed-emr:encryption.s3.mode, sealed-emr:encryption.s3.mode",
    "encryption.s3.overrides.bucket, sealed-emr:encryption.s3.overrides[].bucket",
    "encryption.s3.overrides[3].bucket, sealed-emr:encryption.s3.overrides[].bucket",
    "aws:region, aws:region"
  })
  void aSettingIsFoundByWhatPeopleWrite(String name, String key) {
    assertThat(CATALOG.find(name)).map(Setting::key).hasValue(key);
  }

  @ParameterizedTest
  @CsvSource({
    "encryption.s3.mod, encryption.s3.mode",
    "hopLimit, instanceMetadata.hopLimit",
    "Cluster, cluster"
  })
  void theNameThatWasMeantIsFound(String name, String meant) {
    assertThat(CATALOG.find(name)).isEmpty();
    assertThat(CATALOG.nearest(name)).hasValue(meant);
  }

  @Test
  void whatIsNearNothingHasNoNearestName() {
    assertThat(CATALOG.nearest("something.quite.different.from.all.settings")).isEmpty();
  }

  @Test
  void settingsStandInTheOrderOfTheirDescriptions() {
    Recording.Key key = new Recording.Key(new Form.Switch(false), false);
    Catalog catalog =
        Catalog.of(
            Map.of("one", key, "two", key, "three.of.disk", key),
            "# remark\ntwo\t\tsecond\n\none\tfalse\tfirst\nthree.of.<part>\t\tany\nfour\t\tnone\n");

    assertThat(catalog.settings().stream().map(Setting::key))
        .containsExactly("two", "one", "three.of.disk");
    assertThat(catalog.settings().get(1).description())
        .hasValue(new Description("one", "false", "first"));
    assertThat(catalog.unused()).containsExactly(new Description("four", "", "none"));
  }

  @Test
  void aLineWithoutItsPartsIsRefused() {
    assertThatThrownBy(() -> Description.parse("one two three"))
        .hasMessage("no key, default and text parted by tabs: one two three");
  }

  @Test
  void whatStandsInAnObjectOrListIsKnown() {
    assertThat(children("encryption.s3")).containsExactly("mode", "overrides", "provider");
    assertThat(children("encryption.s3.overrides")).containsExactly("bucket", "mode", "key");
    assertThat(children("encryption.s3.mode")).isEmpty();
    assertThat(CATALOG.roots().map(Setting::name)).contains("aws:region", "cluster", "tlsMaterial");
  }

  private static Stream<String> children(String name) {
    return CATALOG.children(CATALOG.find(name).orElseThrow()).stream().map(Setting::lastPart);
  }
}
