package io.sealedemr.launcher;

import io.sealedemr.images.Image;
import io.sealedemr.images.ImageNeeds;
import io.sealedemr.keys.KeyPurpose;
import io.sealedemr.sandbox.emulator.Emulator;
import io.sealedemr.sandbox.images.Ec2Images;
import io.sealedemr.sandbox.images.Ec2Images.Dated;
import io.sealedemr.sandbox.stack.StackFile;
import io.sealedemr.settings.AmiSettings;
import io.sealedemr.settings.KeySource;
import io.sealedemr.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sealed ami}: the image of the nodes. */
@Command(
    name = "ami",
    description = {
      "The image that an environment's nodes start from. It is pinned by its id: a newer one replaces the",
      "cluster, so nothing but you changes it. EC2 is only read, with your AWS credentials."
    },
    mixinStandardHelpOptions = true,
    subcommands = {Ami.ListNewer.class, Ami.Check.class})
final class Ami {

  private static final int SHOWN = 5;

  private Ami() {}

  private static Ec2Images images(Session session, Target target, Settings settings) {
    if (target.sandbox()) {
      URI endpoint =
          new Emulator(session.layout())
              .start(session.parts().emulator()::python, session.progress())
              .endpoint();
      return Ec2Images.emulated(endpoint, settings.region());
    }
    String region =
        settings.ami().source() instanceof AmiSettings.Copy copy
            ? copy.region()
            : settings.region();
    return Ec2Images.ofAccount(region, StackFile.profile(session.layout(), target.environment()));
  }

  /** The image that the settings name; empty if they name none yet. */
  private static Optional<String> pinned(Settings settings) {
    return settings.ami().id().filter(id -> !id.equals(StackFile.NO_IMAGE));
  }

  private static String line(Dated found) {
    String day = found.created().length() < 10 ? "" : found.created().substring(0, 10);
    return "  %-21s  %-10s  %s".formatted(found.image().id(), day, found.image().name());
  }

  /** {@code sealed ami list}. */
  @Command(
      name = "list",
      description = {
        "Show Amazon Linux images that fit the release and the instance types and are newer than the one that",
        "is pinned, and the command that pins the newest. The stack's file stays as it is."
      },
      mixinStandardHelpOptions = true)
  static final class ListNewer implements Callable<Integer> {

    private final Session session;
    @Mixin private Target target = new Target();

    ListNewer(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      Settings settings = session.settings(target.environment());
      if (!settings.ami().copies()) {
        throw new WrongUse(
            target.environment() + " copies no image: sealed-emr:ami.mode is not copy");
      }
      ImageNeeds needs = settings.ami().needs(settings.cluster());
      try (Ec2Images images = images(session, target, settings)) {
        Optional<Dated> pinned =
            target.sandbox() ? Optional.empty() : pinned(settings).flatMap(images::find);
        List<Dated> newer =
            images.newest(needs).stream()
                .filter(
                    found ->
                        pinned.isEmpty() || found.created().compareTo(pinned.get().created()) > 0)
                .limit(SHOWN)
                .toList();
        show(needs, pinned, newer);
      }
      return 0;
    }

    private void show(ImageNeeds needs, Optional<Dated> pinned, List<Dated> newer) {
      List<String> lines = new ArrayList<>();
      pinned.ifPresent(
          found -> {
            lines.add("Pinned in " + target.environment() + ":");
            lines.add(line(found));
            lines.add("");
          });
      if (newer.isEmpty()) {
        lines.add(
            "Amazon has "
                + (pinned.isPresent() ? "nothing newer: " : "no image: ")
                + needs.text()
                + ".");
      } else {
        lines.add((pinned.isPresent() ? "Newer" : "Newest first") + ", " + needs.text() + ":");
        newer.forEach(found -> lines.add(line(found)));
        lines.add("");
        lines.add("To pin the newest, which replaces a cluster that is up:");
        lines.add(
            "  pulumi config set -s "
                + target.environment()
                + " --path "
                + needs.setting()
                + " "
                + newer.get(0).image().id());
      }
      lines.forEach(session.out()::println);
    }
  }

  /** {@code sealed ami check}. */
  @Command(
      name = "check",
      description = {
        "Say whether the pinned image fits, as the program does before it registers anything.",
        "With --sandbox, whether the image does that the sandbox takes in its place."
      },
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Exit codes: 0 fits, 1 does not fit, 2 wrong use or settings, 4 EC2 did not answer."
      })
  static final class Check implements Callable<Integer> {

    private final Session session;
    @Mixin private Target target = new Target();

    Check(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      Settings settings = session.settings(target.environment());
      if (settings.ami().id().isEmpty()) {
        session.out().println(target.environment() + " names no image: EMR takes its own.");
        return 0;
      }
      ImageNeeds needs = settings.ami().needs(settings.cluster());
      try (Ec2Images images = images(session, target, settings)) {
        Optional<Dated> found =
            target.sandbox() && settings.ami().copies()
                ? images.newest(needs).stream().findFirst()
                : images.find(id(settings));
        if (found.isEmpty()) {
          session.out().println(needs.absent(id(settings), settings.region()));
          return 1;
        }
        return judge(settings, needs, images, found.get());
      }
    }

    private String id(Settings settings) {
      return pinned(settings)
          .orElseThrow(
              () ->
                  new WrongUse(
                      target.environment()
                          + " names no image yet: ./sealed ami list "
                          + target.environment()
                          + " shows those that fit"));
    }

    private int judge(Settings settings, ImageNeeds needs, Ec2Images images, Dated found) {
      Image image = found.image();
      List<String> faults = new ArrayList<>(needs.faults(image, images.account(image)));
      if (!settings.ami().copies()
          && settings.keys().source(KeyPurpose.DISK) instanceof KeySource.Existing key) {
        faults.addAll(needs.encryptionFaults(image, images::keyOf, key.arn()));
      }
      session.out().println(line(found).strip());
      faults.forEach(session.out()::println);
      needs.doubt(image).ifPresent(doubt -> session.out().println("warning: " + doubt));
      if (faults.isEmpty()) {
        session.out().println("It fits: " + needs.text() + ".");
      }
      return faults.isEmpty() ? 0 : 1;
    }
  }
}
