// Where things are: the repository, its programs, the packages of the front end.
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const program = join(root, 'build/bin/throughline');
export const devProgram = join(root, 'build/bin/throughline-dev');

/** Resolves packages from the front end's node_modules, the only ones there are. */
export const frontend = createRequire(join(root, 'frontend/package.json'));

/** A new folder for one test, removed by whoever made it. */
export const freshFolder = () => mkdtempSync(join(tmpdir(), 'throughline-e2e-'));

/** A port on the loopback address that nothing listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
