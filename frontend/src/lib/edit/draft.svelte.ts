/**
 * One text being edited beside the text that is stored. What is typed is never overwritten: when the stored text
 * changes under an edit, both are kept until the user chooses.
 */
export class Draft {
  /** What stands in the field. */
  text = $state('');
  /** What is stored now, where it is no longer what the editing began with. */
  newer = $state<string>();
  /** Why the text could not be stored. */
  error = $state('');
  #from = $state('');

  constructor(stored: string) {
    this.text = stored;
    this.#from = stored;
  }

  /** True while the field holds what is not stored. */
  get dirty(): boolean {
    return this.text !== this.#from;
  }

  /** Hears what is stored now. */
  receive(stored: string): void {
    if (!this.dirty || stored === this.text) this.#settle(stored);
    else if (stored !== this.#from) this.newer = stored;
  }

  /** Hears that `sent` was stored, and how; more may have been typed since. */
  saved(sent: string, stored: string): void {
    if (this.text === sent) this.#settle(stored);
    else {
      this.#from = stored;
      // It may have been heard of before the answer to its own save came.
      if (this.newer === stored) this.newer = undefined;
    }
  }

  /** Keeps what was typed: the next save replaces the newer text. */
  keepMine(): void {
    if (this.newer === undefined) return;
    this.#from = this.newer;
    this.newer = undefined;
  }

  /** Gives up what was typed for what is stored. */
  revert(): void {
    this.#settle(this.newer ?? this.#from);
  }

  #settle(stored: string): void {
    this.text = stored;
    this.#from = stored;
    this.newer = undefined;
    this.error = '';
  }
}
