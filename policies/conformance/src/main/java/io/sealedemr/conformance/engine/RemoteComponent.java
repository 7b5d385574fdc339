package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** Policies on what a component in another process makes of its inputs. */
public final class RemoteComponent implements PackSource {
  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of(
        "remote-component-policy",
        "0.0.1",
        List.of(
            Rules.resource(
                Rules.advisory("known-keeper", "Tells a keeper that is known.").types(Rules.UUID),
                it ->
                    it.require(
                        it.at("keepers", "hello").is("world").not(), "keepers.hello is world.")),
            Rules.resource(
                Rules.mandatory("unknown-keeper", "Prohibits a keeper.").types(Rules.UUID),
                it ->
                    it.require(
                        it.at("keepers", "hi").is("forbidden").not(),
                        "keepers.hi must not be forbidden."))));
  }
}
