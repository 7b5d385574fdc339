package io.sealedemr.sandbox.parts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A program that can be built from a pinned Go module: a row of {@code sandbox/engine/parts.json}.
 *
 * @param name the executable's name
 * @param version the version that the module pins
 * @param module the module's folder, relative to the checkout
 * @param main the package to build
 * @param ldflags flags for the linker; may be empty
 * @param purpose what it is for
 * @param firstBuild how long a build on empty caches takes, roughly
 * @param otherwise how to get it without a build
 */
record Program(
    String name,
    String version,
    String module,
    @JsonProperty("package") String main,
    String ldflags,
    String purpose,
    String firstBuild,
    String otherwise) {}
