package io.sealedemr.conformance.official;

import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.Truth;

/** The one type of resource in the official programs; its only property is a boolean. */
final class SimpleResource {

  static final String TYPE = "simple:index:Resource";
  static final String VALUE = "value";

  private SimpleResource() {}

  /** The violation that most of the official packs report. */
  static void requireValue(ResourceCheck it, boolean wanted) {
    Truth value = it.at(VALUE).isTrue();
    it.require(wanted ? value : value.not(), "Property was " + !wanted);
  }
}
