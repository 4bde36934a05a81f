import { OnFileDrop, OnFileDropOff } from '../../../wailsjs/runtime/runtime';

/**
 * Tells the path of a file that was dropped on the window, where the web view keeps the file itself from the page, as
 * WebKitGTK does. Gives the function that lets go again. A plain browser has no paths to tell.
 */
export function onFileDrop(take: (path: string) => void): () => void {
  if (!('runtime' in window)) return () => undefined;
  OnFileDrop((_x, _y, [path]) => path !== undefined && take(path), false);
  return OnFileDropOff;
}
