import { api } from '$lib/api';
import { attempt } from '$lib/act';

/**
 * Keeps the web view on the app: a dropped file and a link to the outside would otherwise replace the whole page. Links
 * open in the system's own browser. Gives the function that lets go again.
 */
export function keepPage(target: Window): () => void {
  const refuse = (event: Event) => event.preventDefault();
  const onclick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const address = link?.getAttribute('href') ?? '#';
    if (address.startsWith('#')) return;
    event.preventDefault();
    void attempt(() => api.links.open(address));
  };
  const drags = ['dragenter', 'dragover', 'drop'] as const;

  for (const type of drags) target.addEventListener(type, refuse);
  target.addEventListener('click', onclick);
  target.addEventListener('auxclick', onclick);
  return () => {
    for (const type of drags) target.removeEventListener(type, refuse);
    target.removeEventListener('click', onclick);
    target.removeEventListener('auxclick', onclick);
  };
}
