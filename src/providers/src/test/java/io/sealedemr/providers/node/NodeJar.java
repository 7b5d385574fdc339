package io.sealedemr.providers.node;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** A provider's jar, as a node has it: the built jar, a properties file, the node's SDK. */
public enum NodeJar {
  TLS("tls.SecretsManagerTlsArtifacts", "software.amazon."),
  OBJECTS("objects.SecretsManagerKeyMaterials", "software.amazon."),
  DISKS("disks.KmsDiskMaterials", "software.amazon."),
  KEYRING("keyring.SecretsManagerKeyring", "com.amazonaws.");

  private static final String PACKAGE = "io.sealedemr.providers.";

  private final String className;
  private final String foreignSdk;

  NodeJar(String className, String foreignSdk) {
    this.className = PACKAGE + className;
    this.foreignSdk = foreignSdk;
  }

  public String className() {
    return className;
  }

  public Path file() {
    return Path.of(
        Objects.requireNonNull(System.getProperty("jars")),
        "sealed-emr-" + name().toLowerCase(Locale.ROOT) + ".jar");
  }

  /** Makes the provider by its name and its constructor without arguments, as EMR does. */
  public Object provider(Map<String, String> properties) {
    return provider(withProperties(properties));
  }

  /** The same without a properties file. */
  public Object providerWithoutProperties() {
    return provider(List.of(url(file())));
  }

  private Object provider(List<URL> urls) {
    // Not closed: a provider loads classes as long as it lives.
    ClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), new Node(foreignSdk, getClass()));
    try {
      return Class.forName(className, true, loader).getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(className, e);
    }
  }

  private List<URL> withProperties(Map<String, String> properties) {
    try {
      Path folder = Files.createTempDirectory("properties");
      Path file = folder.resolve(className.replace('.', '/') + ".properties");
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Properties values = new Properties();
      values.putAll(properties);
      try (OutputStream stream = Files.newOutputStream(file)) {
        values.store(stream, null);
      }
      return List.of(url(file()), url(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }

  /** A node's class path: no provider is on it, and one SDK. */
  private static final class Node extends ClassLoader {

    private final String foreignSdk;

    Node(String foreignSdk, Class<?> tests) {
      super(tests.getClassLoader());
      this.foreignSdk = foreignSdk;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(PACKAGE) || name.startsWith(foreignSdk)) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.startsWith(PACKAGE.replace('.', '/'))
          ? Collections.emptyEnumeration()
          : super.getResources(name);
    }
  }
}
