package io.sealedemr.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the Javadoc of the API are Java that compiles, all of them together. */
class JavadocExamplesTest {

  private static final Path API = Path.of("src/main/java/io/sealedemr/policy");
  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* }</pre>", Pattern.DOTALL);
  private static final Pattern TYPE = Pattern.compile("(?:public )?final class (\\w+)");

  @TempDir private Path classes;

  @Test
  void compile() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (Map.Entry<String, String> example : examples().entrySet()) {
      Matcher type = TYPE.matcher(example.getValue());
      boolean declares = type.lookingAt();
      String name = declares ? type.group(1) : "Statements" + example.getKey();
      String body =
          declares
              ? example.getValue()
              : "final class %s {\n  void example(ResourceCheck it) {\n%s\n  }\n}"
                  .formatted(name, example.getValue());
      sources.put(name, "import io.sealedemr.policy.*;\nimport java.util.*;\n" + body);
    }
    assertThat(faults(sources)).isEmpty();
  }

  @Test
  void standWhereAnAuthorLooksFirst() throws IOException {
    assertThat(examples())
        .containsOnlyKeys(
            "Pack",
            "PackSource",
            "PolicySpec",
            "Property",
            "RepairingPolicy",
            "Resource",
            "ResourcePolicy",
            "Setting",
            "StackInfo",
            "StackPolicy",
            "Truth",
            "Value");
  }

  private static Map<String, String> examples() throws IOException {
    Map<String, String> examples = new TreeMap<>();
    try (Stream<Path> files = Files.list(API)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher example = EXAMPLE.matcher(Files.readString(file));
        if (example.find()) {
          examples.put(
              file.getFileName().toString().replace(".java", ""),
              example.group(1).replaceAll("(?m)^ \\* ?", ""));
        }
      }
    }
    return examples;
  }

  private List<String> faults(Map<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    List<String> faults = new ArrayList<>();
    boolean compiled =
        compiler
            .getTask(
                new StringWriter(),
                null,
                fault -> faults.add(fault.toString()),
                List.of("--release", "17", "-proc:none", "-d", classes.toString()),
                null,
                units)
            .call();
    if (!compiled && faults.isEmpty()) {
      faults.add("not compiled");
    }
    return faults;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
