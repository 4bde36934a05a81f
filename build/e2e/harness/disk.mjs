// A disk of its own that can be filled, made read-only and taken away. It takes the right to mount one.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const run = (command, ...args) => execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });

/** Mounts a disk of some size (“4m”) on a new folder; undefined where that is not allowed. */
export function mountDisk(folder, size) {
  mkdirSync(folder, { recursive: true });
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder);
  } catch {
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    /** Leaves no more than so many bytes free. */
    fill(left) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)));
    },
    free: () => rmSync(filler, { force: true }),
    readOnly: () => run('mount', '-o', 'remount,ro', folder),
    unmount: () => run('umount', '-l', folder),
  };
}
