package io.sealedemr.policy;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The answer to a question about properties: yes, no, or open, because it hangs on values that are
 * not known yet. Partial knowledge still decides: {@code no.and(open)} is no.
 *
 * <pre>{@code
 * Truth encrypted = it.at("encrypted").isTrue();
 * Truth ownKey = it.at("kmsKeyId").hasText();
 * it.require(encrypted.and(ownKey), "The volume needs encryption under a key of ours.");
 * }</pre>
 */
public final class Truth {

  public static final Truth YES = new Truth(State.YES, Set.of());
  public static final Truth NO = new Truth(State.NO, Set.of());

  private enum State {
    YES,
    NO,
    OPEN
  }

  private final State state;
  private final Set<Path> places;

  private Truth(State state, Set<Path> places) {
    this.state = state;
    this.places = places;
  }

  public static Truth of(boolean answer) {
    return answer ? YES : NO;
  }

  /** An answer that hangs on the value at a place. */
  public static Truth open(Path place) {
    return new Truth(State.OPEN, Set.of(place));
  }

  public boolean yes() {
    return state == State.YES;
  }

  public boolean no() {
    return state == State.NO;
  }

  public boolean open() {
    return state == State.OPEN;
  }

  /** The places of the unknown values that an open answer hangs on; empty for yes and no. */
  public Set<Path> dependsOn() {
    return places;
  }

  public Truth not() {
    return open() ? this : of(no());
  }

  public Truth and(Truth other) {
    if (no() || other.no()) {
      return NO;
    }
    return yes() ? other : other.yes() ? this : both(other);
  }

  public Truth or(Truth other) {
    if (yes() || other.yes()) {
      return YES;
    }
    return no() ? other : other.no() ? this : both(other);
  }

  private Truth both(Truth other) {
    Set<Path> all = new LinkedHashSet<>(places);
    all.addAll(other.places);
    return new Truth(State.OPEN, Collections.unmodifiableSet(all));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Truth that && state == that.state && places.equals(that.places);
  }

  @Override
  public int hashCode() {
    return state.hashCode() * 31 + places.hashCode();
  }

  @Override
  public String toString() {
    return switch (state) {
      case YES -> "yes";
      case NO -> "no";
      case OPEN -> "open" + places;
    };
  }
}
