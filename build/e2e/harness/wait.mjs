// Waiting for something to become true, instead of for time to pass.

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Calls `probe` until it gives something truthy and returns that. The last
 * failure of the probe, or `what`, says what was missing when time runs out.
 */
export async function until(probe, { what = 'a condition', timeout = 10_000, every = 25 } = {}) {
  const end = Date.now() + timeout;
  for (;;) {
    let failure;
    try {
      const value = await probe();
      if (value) return value;
    } catch (error) {
      failure = error;
    }
    if (Date.now() > end) {
      throw new Error(`waited ${timeout} ms for ${what}`, { cause: failure });
    }
    await sleep(every);
  }
}
