/**
 * Keeps the web view on the app: a dropped file and a link to the outside would otherwise replace the whole page.
 * Gives the function that lets go again.
 */
export function keepPage(target: Window): () => void {
  const refuse = (event: Event) => event.preventDefault();
  const onclick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (link && !link.getAttribute('href')?.startsWith('#')) event.preventDefault();
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
