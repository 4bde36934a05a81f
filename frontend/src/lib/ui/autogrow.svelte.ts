import type { Attachment } from 'svelte/attachments';

/** Keeps a text area as high as its text, which `text` reads. */
export function autogrow(text: () => string): Attachment<HTMLTextAreaElement> {
  return (area) => {
    let before = '';
    let width = area.clientWidth;
    let lowest = Infinity;

    /** Only what may need less room is measured anew: that lays the whole screen out twice. */
    const fit = (anew: boolean) => {
      if (anew && area.offsetHeight > lowest) area.style.height = 'auto';
      const frame = area.offsetHeight - area.clientHeight;
      const height = area.scrollHeight + frame;
      if (area.style.height !== `${height}px`) area.style.height = `${height}px`;
      lowest = Math.min(lowest, height);
    };

    $effect(() => {
      const now = text();
      fit(!now.startsWith(before));
      before = now;
    });
    // A narrower area needs more lines.
    const watcher = new ResizeObserver(([entry]) => {
      if (!entry || entry.contentRect.width === width) return;
      width = entry.contentRect.width;
      lowest = Infinity;
      fit(true);
    });
    watcher.observe(area);
    return () => watcher.disconnect();
  };
}
