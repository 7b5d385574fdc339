package io.sealedemr.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.sandbox.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs in two languages under the same installed plug-in, and all that their users see. */
class InstalledPluginIT {

  /** The engine's progress, of which there is more or less by chance. */
  private static final Pattern PROGRESS = Pattern.compile("@ .*|Loading policy packs\\.\\.\\.: .*");

  /** The Java host's own, now and then at the end of a program, with a pack and without. */
  private static final Pattern HOST = Pattern.compile(".*unable to start debugging: .*");

  private static final Pattern TIMES = Pattern.compile("\\(?\\d+(\\.\\d+)?m?s\\)?");

  private enum Language {
    YAML {
      @Override
      void write(Path project) {
        Run.write(project, "a: {type: simple:index:Bag, properties: {state: 1}}");
      }
    },
    JAVA {
      @Override
      void write(Path project) throws IOException {
        ProgramJar.write(project.resolve("program.jar"), List.of());
        Installation.write(
            project.resolve("Pulumi.yaml"),
            Run.project("{name: java, options: {binary: program.jar}}"));
      }
    };

    abstract void write(Path project) throws IOException;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void isGatedAndItsUserSeesTheVerdictsAndNoOtherLine(Language language) throws IOException {
    List<String> without = operations(language, "none");
    List<String> with = operations(language, "tags", StackTags.class);

    for (int i = 0; i < without.size(); i++) {
      assertThat(lines(withoutVerdicts(with.get(i))))
          .as(with.get(i))
          .isEqualTo(lines(without.get(i)));
      assertThat(verdicts(with.get(i)))
          .isEqualTo(
              """
              Policies:
                  ⚠️ stack-tags-policy@v0.0.1 (local: %s)
                      - [advisory]  tags-in-resource-policy  (simple:index:Bag: a)
                        Tells the tags.
                        foo null, hello null, read-only.
                      - [advisory]  tags-in-stack-policy  (pulumi:pulumi:Stack: cases-test)
                        Tells the tags.
                        foo null, hello null, read-only.
              """
                  .formatted(Installation.get().pack(StackTags.class)));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void isStoppedByAMandatoryViolation(Language language) throws IOException {
    Path project = Installation.get().project("gated-" + language);
    language.write(project);

    Command.Result preview = run(project, ValidateResource.class, "preview");

    assertThat(preview.exit()).isNotZero();
    assertThat(verdicts(preview.out() + preview.err()))
        .isEqualTo(
            """
            Policies:
                ❌ validate-resource-test-policy@v0.0.1 (local: %s)
                    - [mandatory]  dynamic-no-state-with-value-1  (simple:index:Bag: a)
                      Prohibits setting state to 1 on dynamic resources.
                      'state' must not have the value 1.
            """
                .formatted(Installation.get().pack(ValidateResource.class)));
  }

  /** The screens of a preview and of an update. */
  private static List<String> operations(Language language, String name, Class<?>... packs)
      throws IOException {
    Path project = Installation.get().project(name + "-" + language);
    language.write(project);
    List<String> screens = new ArrayList<>();
    for (String[] operation : new String[][] {{"preview"}, {"up", "--yes", "--skip-preview"}}) {
      Command.Result result = run(project, packs.length == 0 ? null : packs[0], operation);
      assertThat(result.exit()).as(result.out() + result.err()).isZero();
      screens.add(result.out() + result.err());
    }
    return screens;
  }

  private static Command.Result run(Path project, @Nullable Class<?> pack, String... operation) {
    Installation pulumi = Installation.get();
    List<String> words = new ArrayList<>(List.of(operation));
    words.addAll(List.of("--stack", Installation.STACK));
    if (pack != null) {
      words.addAll(List.of("--policy-pack", pulumi.pack(pack).toString()));
    }
    return pulumi.command(project, project, Map.of(), words).run();
  }

  /** The section on policies, from its heading to the next empty line. */
  private static String verdicts(String screen) {
    return screen
        .lines()
        .dropWhile(line -> !line.equals("Policies:"))
        .takeWhile(line -> !line.isEmpty())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String withoutVerdicts(String screen) {
    return screen.replace(verdicts(screen), "");
  }

  /** Each line that a user can see, without times. */
  private static Set<String> lines(String screen) {
    return screen
        .lines()
        .filter(line -> !PROGRESS.matcher(line).matches() && !HOST.matcher(line).matches())
        .map(line -> TIMES.matcher(line).replaceAll("TIME").strip())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
