import { api, query, type ApiError, type PRDVersion } from '$lib/api';
import { BringingBack } from './bringBack.svelte';

/** What a view over the versions of a PRD shows of them, as long as its component lives. */
export abstract class Published<Shown> {
  readonly #versions;
  readonly #answer;
  /** What of it is brought back into the draft. */
  readonly bringing = new BringingBack();

  constructor(readonly prdId: string) {
    this.#versions = query(() => api.versions.standing(prdId));
    this.#answer = query(() => this.read());
  }

  /** Reads what the address names; undefined where it names nothing yet. */
  protected abstract read(): Promise<Shown | undefined>;

  get versions(): readonly PRDVersion[] {
    return this.#versions.data?.versions ?? [];
  }

  /** The id of the version that was published last; '' until that is known. */
  get latest(): string {
    return this.versions[0]?.id ?? '';
  }

  /** True where nothing was published. */
  get none(): boolean {
    return this.#versions.data?.versions.length === 0;
  }

  get error(): ApiError | undefined {
    return this.#versions.error ?? this.#answer.error;
  }

  get data(): Shown | undefined {
    return this.#answer.data;
  }
}
