/** A short message in the corner, with at most one thing to do about it. */
export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'error';
  action?: { label: string; run: () => unknown };
}

type Message = Omit<Toast, 'id' | 'tone'>;

class Toasts {
  #next = 1;
  list = $state.raw<Toast[]>([]);
  /** How much room they take, in pixels: what lies at their place makes way, so that they cover nothing. */
  height = $state(0);

  /** Tells something that was done: "Note deleted", with Undo as the action. */
  show(message: Message): void {
    this.#add({ ...message, tone: 'plain' });
  }

  /** Tells something that went wrong; stays longer. */
  fail(message: Message): void {
    this.#add({ ...message, tone: 'error' });
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  #add(toast: Omit<Toast, 'id'>): void {
    const id = this.#next++;
    // The same words again replace the earlier ones; more than three at once nobody reads.
    this.list = [...this.list.filter((t) => t.text !== toast.text), { ...toast, id }].slice(-3);
  }
}

export const toasts = new Toasts();
