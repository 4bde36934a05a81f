// The program built with Wails' dev tag: the production bundle and the real Go
// behind it, reachable by a browser. Needs a display, as it opens its window too.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { devProgram, freePort } from './places.mjs';
import { until } from './wait.mjs';

/**
 * Starts the program on a data folder, with a workspace file if one is named,
 * and returns once it answers.
 */
export async function startServer(data, workspace) {
  const address = `localhost:${await freePort()}`;
  const child = spawn(devProgram, workspace ? [workspace] : [], {
    env: { ...process.env, THROUGHLINE_DATA: data, devserver: address },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output += chunk));
  }
  const exited = once(child, 'exit');
  const running = () => child.exitCode === null && child.signalCode === null;

  const url = `http://${address}/`;
  try {
    await until(
      async () => {
        if (!running()) return true;
        return (await fetch(url)).ok;
      },
      { what: 'the program to answer', timeout: 20_000 },
    );
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`${error.message}; it said:\n${output}`, { cause: error });
  }
  if (!running()) throw new Error(`the program ended at once; it said:\n${output}`);

  return {
    url,
    output: () => output,
    /** The end that leaves the program no chance to tidy up. */
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    /** An orderly end; kill -9 when it does not come within two seconds. */
    async stop() {
      if (!running()) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
      await exited;
      clearTimeout(timer);
    },
  };
}
