package io.sealedemr.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * A way to answer the engine.
 *
 * @param folder the working directory
 * @param command what starts it
 */
record Contender(String name, Path folder, List<String> command) {}
