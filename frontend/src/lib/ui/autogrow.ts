import type { Attachment } from 'svelte/attachments';

/** Keeps a text area as high as its text, which `text` reads. */
export function autogrow(text: () => string): Attachment<HTMLTextAreaElement> {
  return (area) => {
    void text();
    const grow = () => {
      area.style.height = 'auto';
      area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
    };
    grow();
    // A narrower area needs more lines.
    const watcher = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width !== width) {
        width = entry.contentRect.width;
        grow();
      }
    });
    let width = area.clientWidth;
    watcher.observe(area);
    return () => watcher.disconnect();
  };
}
