import { getContext, setContext } from 'svelte';

const key = Symbol('form');

/** Lets a form hear of every choice in it. Typing in a native field it hears of anyway, by its events. */
export function watchChoices(changed: () => void): void {
  setContext(key, changed);
}

/** What a control without native events calls after a choice; does nothing outside a form. */
export function useForm(): () => void {
  return getContext<(() => void) | undefined>(key) ?? (() => undefined);
}
