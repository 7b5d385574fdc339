package io.sealedemr.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.sandbox.Checkout;
import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.stack.StackSecrets;
import io.sealedemr.tls.KeyAlgorithm;
import io.sealedemr.tls.NodeDomain;
import io.sealedemr.tls.PemZip;
import io.sealedemr.tls.SigningRequest;
import io.sealedemr.tls.TlsMaker;
import io.sealedemr.tls.TlsMaterial;
import io.sealedemr.tls.TlsRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code sealed tls} on a checkout whose {@code pulumi} is a script: it keeps secrets as files and
 * marks them in the stack file, as the real one does.
 */
class TlsTest {

  private static final NodeDomain LONDON = NodeDomain.ofRegion("eu-west-2");

  private static final String PULUMI =
      """
      #!/bin/sh
      set -eu
      [ "$1" != version ] || { echo v3.259.0; exit; }
      dir=; stack=; secret=; words=
      while [ $# -gt 0 ]; do
        case $1 in
          --stack) stack=$2; shift ;;
          --cwd) dir=$2; shift ;;
          --secret) secret=1 ;;
          *) words="$words $1" ;;
        esac
        shift
      done
      set -- $words
      file=$dir/stacks/Pulumi.$stack.yaml
      value=$dir/secrets/$3
      mkdir -p "$dir/secrets"
      case "$1 $2" in
        "config set") cat > "$value"
          grep -q "^  $3:" "$file" || printf '  %s:\\n    secure: v1:xxxx\\n' "$3" >> "$file" ;;
        "config get") cat "$value"; echo ;;
        "config rm") rm "$value"
          awk -v key="  $3:" '$0 == key { getline; next } { print }' "$file" > "$file.new"
          mv "$file.new" "$file" ;;
        *) exit 9 ;;
      esac
      """;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void checkout() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createFile(
        bin.resolve("pulumi"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(bin.resolve("pulumi"), PULUMI);
    Path pins = Path.of("sandbox", "engine", "parts.json");
    Files.createDirectories(folder.resolve("sandbox/engine"));
    Files.copy(Checkout.ROOT.resolve(pins), folder.resolve(pins));
    Files.createDirectories(folder.resolve("stacks"));
    settings("");
  }

  @AfterEach
  void nothingOfAKeyWasShown() throws IOException {
    String shown = out() + err();
    assertThat(shown).doesNotContain("PRIVATE KEY");
    for (String key : List.of(StackSecrets.TLS, StackSecrets.PENDING)) {
      if (Files.exists(secret(key))) {
        String json = Files.readString(secret(key));
        String body = json.substring(json.indexOf("PRIVATE KEY-----") + 18);
        assertThat(shown).doesNotContain(body.substring(64, 120));
      }
    }
  }

  private void settings(String more) throws IOException {
    Files.writeString(
        folder.resolve("stacks/Pulumi.dev.yaml"),
        """
        config:
          aws:region: eu-west-2
        """
            + more);
  }

  private int sealed(String... args) {
    out.reset();
    err.reset();
    Map<String, String> environment =
        Map.of("HOME", folder.toString(), "PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    return Sealed.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Layout.of(folder, environment),
        environment,
        false,
        false,
        args);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Path secret(String key) {
    return folder.resolve("secrets").resolve(key);
  }

  private TlsMaterial stored() throws IOException {
    return StackSecrets.material(Files.readString(secret(StackSecrets.TLS)));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static TlsMaterial made(Instant when, int days) {
    return new TlsMaker(Clock.fixed(when, ZoneOffset.UTC), new SecureRandom())
        .make(new TlsRequest(LONDON, List.of(), KeyAlgorithm.EC_PRIME256V1, days));
  }

  @Test
  void createStoresWhatTheSettingsSayAndShowsIt() throws IOException {
    settings(
        """
          sealed-emr:tls:
            algorithm: RSA_2048
            validityDays: 90
            names: [presto.example.com]
        """);

    assertThat(sealed("tls", "create", "dev")).as(err()).isZero();

    TlsMaterial made = stored();
    assertThat(out())
        .startsWith(
            """
            Stored as a secret in stacks/Pulumi.dev.yaml. Commit that file.
            The nodes' certificate, in tls/%s.zip:
              subject  CN=*.eu-west-2.compute.internal
              names    *.eu-west-2.compute.internal, presto.example.com
              issuer   CN=Sealed EMR certificate authority,O=eu-west-2.compute.internal
              valid    %s to %s, days left: 89
              key      RSA, 2048 bits, signed by SHA256withRSA
              SHA-256  %s
            Trusted authority:
              subject  CN=Sealed EMR certificate authority,O=eu-west-2.compute.internal
            """
                .formatted(
                    made.publicHash(),
                    made.leaf().notBefore(),
                    made.leaf().notAfter(),
                    made.leaf().sha256()));
    String shown = out();
    assertThat(sealed("tls", "show", "dev")).isZero();
    assertThat(shown).endsWith(out());
    assertThat(sealed("tls", "check", "dev")).isZero();
    assertThat(out())
        .isEqualTo(
            "Sound until "
                + made.leaf().notAfter()
                + ", for *.eu-west-2.compute.internal, presto.example.com.\n");
    assertThat(sealed("tls", "check", "dev", "--days", "91")).isEqualTo(1);
    assertThat(out()).startsWith("soon:  certificateChain: certificate 1 expires at ");
  }

  @Test
  void createReplacesNothing() throws IOException {
    sealed("tls", "create", "dev");
    TlsMaterial made = stored();

    assertThat(sealed("tls", "create", "dev")).isEqualTo(2);
    assertThat(err())
        .isEqualTo(
            "sealed: sealed-emr:tlsMaterial is already set in stacks/Pulumi.dev.yaml: ./sealed tls"
                + " rotate dev replaces it, and the cluster with it\n");
    assertThat(stored()).isEqualTo(made);
  }

  @Test
  void aCurveIsMadeWithANote() throws IOException {
    settings("  sealed-emr:tls: {algorithm: EC_prime256v1}\n");

    assertThat(sealed("tls", "create", "dev")).isZero();
    assertThat(out()).contains("key      EC, secp256r1, signed by SHA256withECDSA");
    assertThat(err())
        .isEqualTo(
            "note: privateKey: an elliptic curve. The EMR guide's examples are RSA, and it does not"
                + " say which applications take curves: try it on a cluster that may fail\n");
    assertThat(sealed("tls", "check", "dev")).as("a note is no finding").isZero();
  }

  @Test
  void faultsOfTheSettingsAreToldBeforeAnythingIsMade() throws IOException {
    settings("  sealed-emr:tls: {validityDays: 3650}\n");

    assertThat(sealed("tls", "create", "dev")).isEqualTo(2);
    assertThat(err())
        .isEqualTo(
            """
            sealed: The configuration of stack dev has 1 fault:
              sealed-emr:tls.validityDays: found 3650; allowed: a whole number of days from 1 to 825
            """);
    assertThat(secret(StackSecrets.TLS)).doesNotExist();
  }

  @Test
  void withoutMaterialThereIsNothingToShow() {
    for (String command : List.of("show", "check", "rotate")) {
      assertThat(sealed("tls", command, "dev")).isEqualTo(2);
      assertThat(err())
          .isEqualTo("sealed: dev has no TLS key and certificates yet: ./sealed tls create dev\n");
    }
    assertThat(sealed("tls", "show", "dev", "--sandbox")).isEqualTo(4);
    assertThat(err())
        .isEqualTo(
            "sealed: The sandbox has no stack \"dev\" yet: ./sealed up dev --sandbox makes it.\n");
  }

  @Test
  void rotateAsksAndSaysWhatItReplaces() throws IOException {
    sealed("tls", "create", "dev");
    TlsMaterial old = stored();

    assertThat(sealed("tls", "rotate", "dev")).isEqualTo(2);
    assertThat(err())
        .endsWith("sealed: nothing was changed: nobody is there to confirm it; --yes confirms\n");
    assertThat(stored()).isEqualTo(old);

    assertThat(sealed("tls", "rotate", "dev", "--yes")).isZero();
    TlsMaterial made = stored();
    assertThat(made.authorities()).hasSize(1).doesNotContainAnyElementsOf(old.authorities());
    assertThat(err())
        .isEqualTo(
            """
            The next update of dev replaces, in this order:
              the zip in S3                tls/%s.zip by tls/%s.zip
              the security configuration   which names the zip and can't be changed
              the cluster                  whose HDFS, steps and sessions end with it
            Until then the running cluster keeps the certificates that it started with.
            """
                .formatted(old.publicHash(), made.publicHash()));
  }

  @Test
  void rotateCanKeepTheTrustInTheOldAuthority() throws IOException {
    sealed("tls", "create", "dev");
    TlsMaterial old = stored();

    assertThat(sealed("tls", "rotate", "dev", "--yes", "--keep-trust")).isZero();
    assertThat(stored().authorities()).hasSize(2).containsAll(old.authorities());
    assertThat(out()).contains("Trusted authority 2 of 2:");
    assertThat(sealed("tls", "check", "dev")).isZero();
  }

  @Test
  void aFileIsCheckedWithoutPulumi() throws IOException {
    Files.delete(folder.resolve("bin/pulumi"));
    TlsMaterial sound = made(Instant.now(), 365);
    Path zip = folder.resolve("tls.zip");
    Files.write(zip, PemZip.bytes(sound));

    assertThat(sealed("tls", "check", "dev", "--zip", zip.toString())).as(out()).isZero();

    TlsMaterial expired = made(Instant.parse("2020-01-01T00:05:00Z"), 366);
    String pem = expired.privateKey() + expired.certificateChain() + expired.trustedCertificates();
    assertThat(sealed("tls", "check", "dev", "--zip", file("tls.pem", pem).toString()))
        .isEqualTo(1);
    assertThat(out())
        .startsWith(
            """
            fault: certificateChain: certificate 1 expired at 2021-01-01T00:00:00Z
            fault: trustedCertificates: certificate 1 expired at 2021-01-01T00:00:00Z
            """);

    assertThat(sealed("tls", "check", "dev", "--zip", file("no.zip", "PKhunter2").toString()))
        .isEqualTo(1);
    assertThat(out()).isEqualTo("fault: the file is no readable zip\n");
    assertThat(sealed("tls", "check", "dev", "--zip", "/nowhere.zip")).isEqualTo(2);
    assertThat(err()).isEqualTo("sealed: /nowhere.zip can't be read: is it there?\n");
  }

  @Test
  void aRequestIsPrintedAgainUntilItsCertificateIsThere() throws IOException {
    assertThat(sealed("tls", "csr", "dev")).as(err()).isZero();
    String request = out();
    assertThat(request).startsWith("-----BEGIN CERTIFICATE REQUEST-----\n");
    assertThat(err())
        .isEqualTo(
            """
            The key is stored as a secret in stacks/Pulumi.dev.yaml. Commit that file.
            Sign it, such as with AWS Private CA:
              aws acm-pca issue-certificate --certificate-authority-arn CA_ARN --csr fileb://request.pem --signing-algorithm SHA256WITHRSA --template-arn arn:aws:acm-pca:::template/EndEntityCertificate/V1 --validity Value=365,Type=DAYS
            Then: ./sealed tls import dev --chain chain.pem --ca ca.pem
            """);

    assertThat(sealed("tls", "csr", "dev")).isZero();
    assertThat(out()).isEqualTo(request);
    assertThat(err()).startsWith("The request of the key that waits in stacks/Pulumi.dev.yaml.\n");

    assertThat(sealed("tls", "csr", "dev", "--replace")).isZero();
    assertThat(out()).isNotEqualTo(request);
  }

  @Test
  void anImportNeedsAKeyThatWaits() throws IOException {
    Path any = file("any.pem", "x");

    assertThat(sealed("tls", "import", "dev", "--chain", any.toString(), "--ca", any.toString()))
        .isEqualTo(2);
    assertThat(err())
        .isEqualTo(
            "sealed: no key of dev waits for a certificate: ./sealed tls csr dev makes one\n");
  }

  @Test
  void anImportOfOtherCertificatesChangesNothing() throws IOException {
    TlsMaterial other = made(Instant.now(), 90);
    Path chain = file("chain.pem", other.certificateChain());
    Path authorities = file("ca.pem", other.trustedCertificates());
    sealed("tls", "csr", "dev");
    String pending = Files.readString(secret(StackSecrets.PENDING));

    assertThat(
            sealed(
                "tls",
                "import",
                "dev",
                "--chain",
                chain.toString(),
                "--ca",
                authorities.toString()))
        .isEqualTo(1);
    assertThat(out())
        .isEqualTo(
            """
            fault: privateKey: does not belong to the first certificate of certificateChain
            Nothing was changed; the key still waits.
            """);
    assertThat(secret(StackSecrets.TLS)).doesNotExist();
    assertThat(secret(StackSecrets.PENDING)).hasContent(pending);
  }

  @Test
  void anImportCompletesTheKeyAndEndsWellWhenItWasCutOff() throws Exception {
    // A key that waits, with certificates for it: here from the maker, whose key is known.
    TlsMaterial signed = made(Instant.now().minus(Duration.ofDays(1)), 90);
    Path chain = file("chain.pem", signed.certificateChain());
    Path authorities = file("ca.pem", signed.trustedCertificates());
    String[] importing = {
      "tls", "import", "dev", "--chain", chain.toString(), "--ca", authorities.toString()
    };
    waits(signed);

    assertThat(sealed("tls", "show", "dev")).isEqualTo(2);
    assertThat(err()).startsWith("A key waits for its certificate: ./sealed tls csr dev shows");
    assertThat(sealed(importing)).as(out() + err()).isZero();
    assertThat(stored()).isEqualTo(signed);
    assertThat(secret(StackSecrets.PENDING)).doesNotExist();

    // As if it had been ended before it took the pending key away.
    waits(signed);
    assertThat(sealed(importing)).isZero();
    assertThat(err()).as("the same certificates replace nothing").isEmpty();
    assertThat(secret(StackSecrets.PENDING)).doesNotExist();

    TlsMaterial next = made(Instant.now(), 90);
    waits(next);
    file("chain.pem", next.certificateChain());
    file("ca.pem", next.trustedCertificates());
    assertThat(sealed(importing)).isEqualTo(2);
    assertThat(err()).contains("tls/" + signed.publicHash() + ".zip by tls/" + next.publicHash());
    assertThat(stored()).isEqualTo(signed);
  }

  private void waits(TlsMaterial signed) throws IOException {
    Files.createDirectories(folder.resolve("secrets"));
    Files.writeString(
        secret(StackSecrets.PENDING),
        StackSecrets.json(new SigningRequest(signed.privateKey(), "request")));
    Path file = folder.resolve("stacks/Pulumi.dev.yaml");
    Files.writeString(
        file, Files.readString(file) + "  sealed-emr:tlsPending:\n    secure: v1:xxxx\n");
  }
}
