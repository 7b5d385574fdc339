package io.sealedemr.launcher;

import picocli.CommandLine.Command;

/** {@code sealed explain}: why things are as they are; needs neither AWS nor an engine. */
@Command(
    name = "explain",
    description = "Say why an environment is as it is; needs no AWS.",
    mixinStandardHelpOptions = true,
    subcommands = ExplainKey.class)
final class Explain {}
