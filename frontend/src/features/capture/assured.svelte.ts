/** When one has said of a session that it still runs, by its id, until the window closes. */
class Assured {
  #at = $state.raw<ReadonlyMap<string, number>>(new Map());

  at(sessionId: string): number {
    return this.#at.get(sessionId) ?? 0;
  }

  say(sessionId: string, now: number): void {
    this.#at = new Map([...this.#at, [sessionId, now]]);
  }
}

export const assured = new Assured();
