package io.sealedemr.policy.host;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lets policies run one after another, each within a time limit. One that runs over it (a regular
 * expression can, for ever) is left behind in its thread, which can't be stopped, and the rest goes
 * on in another one.
 */
final class TimeLimit {
  private final Duration limit;
  private final ExecutorService workers;

  TimeLimit(Duration limit, ExecutorService workers) {
    this.limit = limit;
    this.workers = workers;
  }

  /** The outcomes, in the order of the judgements. */
  List<Outcome> run(List<Judgement> judgements) throws InterruptedException {
    Outcome[] outcomes = new Outcome[judgements.size()];
    int next = 0;
    while (next < outcomes.length) {
      Batch batch = new Batch(judgements, outcomes, next);
      Future<?> done = workers.submit(batch);
      int late = await(batch, done);
      next = late < 0 ? outcomes.length : late + 1;
    }
    return Arrays.asList(outcomes);
  }

  /** The number of the judgement that ran over its time and was ended, or -1. */
  private int await(Batch batch, Future<?> done) throws InterruptedException {
    long wait = limit.toNanos();
    while (true) {
      try {
        done.get(wait, TimeUnit.NANOSECONDS);
        return -1;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (TimeoutException e) {
        wait = batch.remaining(limit.toNanos());
        if (wait <= 0) {
          int late = batch.abandon("the policy took more than " + limit.toSeconds() + " s.");
          if (late >= 0) {
            done.cancel(true);
            return late;
          }
          wait = limit.toNanos();
        }
      }
    }
  }

  private static final class Batch implements Runnable {
    private final List<Judgement> judgements;
    private final @Nullable Outcome[] outcomes;
    private int current;
    private long since;
    private boolean ended;

    Batch(List<Judgement> judgements, @Nullable Outcome[] outcomes, int first) {
      this.judgements = judgements;
      this.outcomes = outcomes;
      this.current = first;
      this.since = System.nanoTime();
    }

    @Override
    public void run() {
      int i = current;
      while (begin(i)) {
        Outcome outcome = judgements.get(i).run();
        if (!end(i, outcome)) {
          return;
        }
        i++;
      }
    }

    private synchronized boolean begin(int i) {
      current = i;
      since = System.nanoTime();
      if (i >= judgements.size()) {
        ended = true;
      }
      return !ended;
    }

    private synchronized boolean end(int i, Outcome outcome) {
      if (!ended) {
        outcomes[i] = outcome;
      }
      return !ended;
    }

    synchronized long remaining(long limit) {
      return limit - (System.nanoTime() - since);
    }

    /**
     * Ends the current judgement from outside and the batch with it; -1 if it had come to its end.
     */
    synchronized int abandon(String reason) {
      if (ended) {
        return -1;
      }
      ended = true;
      outcomes[current] = judgements.get(current).abandon(reason);
      return current;
    }
  }
}
