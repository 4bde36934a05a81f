import { changes } from './changes.svelte';
import { toApiError, type ApiError } from './errors';

/** What a query holds: the newest answer, or why there is none. */
export interface Query<T> {
  readonly data: T | undefined;
  readonly error: ApiError | undefined;
  /** True until the first answer has come. */
  readonly loading: boolean;
  /** True while the answer to the newest question is on its way: `data` answers an older one, if any. */
  readonly pending: boolean;
  /** Asks again now. */
  refresh(): void;
}

/**
 * Keeps the answer of a read call fresh: asks again when anything that `load` reads changes, and after every change to
 * the workspace. An answer that was overtaken by a newer question is dropped; the last one stays until the next comes.
 * Call it while a component or its state class is being set up. One that does not `follow` the changes says itself when
 * it asks again; one on which `texts` of documents have no bearing does not ask again for those.
 */
export function query<T>(load: () => Promise<T>, { follow = true, texts = true } = {}): Query<T> {
  let data = $state.raw<T>();
  let error = $state.raw<ApiError>();
  let loading = $state(true);
  let pending = $state(true);
  let again = $state(0);
  let latest = 0;

  $effect(() => {
    if (follow) void (texts ? changes.version : changes.beyondTexts);
    void again;
    const mine = ++latest;
    pending = true;
    load().then(
      (answer) => {
        if (mine !== latest) return;
        [data, error, loading, pending] = [answer, undefined, false, false];
      },
      (rejection: unknown) => {
        if (mine !== latest) return;
        [error, loading, pending] = [toApiError(rejection), false, false];
      },
    );
    // A view that is gone takes no more answers.
    return () => void latest++;
  });

  return {
    get data() {
      return data;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    get pending() {
      return pending;
    },
    refresh: () => void again++,
  };
}
