package io.sealedemr.policy.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets policies run one after another, each within a time limit. One that runs over it (a regular
 * expression can, for ever) is left behind in its thread, which can't be stopped, and the rest goes
 * on in another one.
 */
final class TimeLimit {
  /** One policy's work. */
  interface Task<T> {
    /** Does the work; never throws. */
    T run();

    /** Ends it from outside, while it may still be running. */
    T abandon(String reason);
  }

  private final Duration limit;
  private final ExecutorService workers;

  TimeLimit(Duration limit, ExecutorService workers) {
    this.limit = limit;
    this.workers = workers;
  }

  /** The results, in the order of the tasks. */
  <T> List<T> run(List<? extends Task<T>> tasks) throws InterruptedException {
    List<T> results = new ArrayList<>();
    while (results.size() < tasks.size()) {
      Batch<T> batch = new Batch<>(tasks.subList(results.size(), tasks.size()));
      Future<?> done = workers.submit(batch);
      await(batch, done);
      results.addAll(batch.results());
    }
    return results;
  }

  /** Waits until the batch has come to its end, or to the end of its time. */
  private void await(Batch<?> batch, Future<?> done) throws InterruptedException {
    long wait = limit.toNanos();
    while (true) {
      try {
        done.get(wait, TimeUnit.NANOSECONDS);
        return;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (TimeoutException e) {
        wait = batch.remaining(limit.toNanos());
        if (wait <= 0) {
          if (batch.abandon("the policy took more than " + limit.toSeconds() + " s.")) {
            done.cancel(true);
            return;
          }
          wait = limit.toNanos();
        }
      }
    }
  }

  private static final class Batch<T> implements Runnable {
    private final List<? extends Task<T>> tasks;
    private final List<T> results = new ArrayList<>();
    private long since = System.nanoTime();
    private boolean ended;

    Batch(List<? extends Task<T>> tasks) {
      this.tasks = tasks;
    }

    @Override
    public void run() {
      for (Task<T> task : tasks) {
        begin();
        if (!end(task.run())) {
          return;
        }
      }
    }

    private synchronized void begin() {
      since = System.nanoTime();
    }

    private synchronized boolean end(T result) {
      if (!ended) {
        results.add(result);
        ended = results.size() == tasks.size();
        return !ended;
      }
      return false;
    }

    synchronized long remaining(long limit) {
      return limit - (System.nanoTime() - since);
    }

    /**
     * Ends the current task from outside and the batch with it; false if it had ended by itself.
     */
    synchronized boolean abandon(String reason) {
      if (ended) {
        return false;
      }
      ended = true;
      results.add(tasks.get(results.size()).abandon(reason));
      return true;
    }

    /** Those of the tasks that have ended, in their order. */
    synchronized List<T> results() {
      return List.copyOf(results);
    }
  }
}
