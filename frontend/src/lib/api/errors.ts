import { Code } from './types';

/** What the window says about a failure of each kind; a code without words does not compile. */
export const errorWords: Record<Code, { title: string; next: string }> = {
  [Code.Invalid]: { title: 'That does not fit yet', next: 'Change it and try again.' },
  [Code.NotFound]: { title: 'Not there any more', next: 'It may have been deleted; undo brings it back.' },
  [Code.Conflict]: {
    title: 'Changed meanwhile',
    next: 'Your text is still here. Look at the newer one, then save again.',
  },
  [Code.Locked]: {
    title: 'Open in another window',
    next: 'Close the other window, or open another workspace.',
  },
  [Code.Unavailable]: {
    title: 'The workspace cannot be used now',
    next: 'Check that the disk is connected and has space, then try again.',
  },
  [Code.Internal]: { title: 'A fault of ours', next: 'Nothing that was shown as saved is lost. Try again.' },
};

/** A failed call: what kind it is, which field is at fault, and a sentence for a person. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: Code,
    message: string,
    readonly field = '',
    readonly reference = '',
  ) {
    super(message);
  }

  /** A few words that name the kind of failure. */
  get title(): string {
    return errorWords[this.code].title;
  }

  /** What happened and what to do next, in sentences: the backend's own, or those of the code where it gave none. */
  get words(): string {
    const reference = this.reference === '' ? '' : ` (reference ${this.reference})`;
    return `${this.message || errorWords[this.code].next}${reference}`;
  }
}

const codes = new Map<string, Code>(Object.values(Code).map((code) => [code, code]));

/** Reads whatever a bound call was rejected with. What is not in the agreed form counts as internal. */
export function toApiError(rejection: unknown): ApiError {
  if (rejection instanceof ApiError) return rejection;
  const text = rejection instanceof Error ? rejection.message : String(rejection);
  try {
    const { code, message, field, reference } = JSON.parse(text) as Record<string, unknown>;
    const known = codes.get(asText(code));
    if (known !== undefined) {
      return new ApiError(known, asText(message), asText(field), asText(reference));
    }
  } catch {
    // Not JSON: a fault outside our own code.
  }
  return new ApiError(Code.Internal, 'Something unexpected went wrong.');
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
