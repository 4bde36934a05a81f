// The same program without its window.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { program } from './places.mjs';

const run = promisify(execFile);

/**
 * Runs one `throughline` subcommand on the data folder of a test and returns
 * what it printed. Rejects, with what it said on stderr, unless it exits 0.
 */
export async function throughline(data, ...args) {
  const env = { ...process.env, THROUGHLINE_DATA: data };
  const { stdout } = await run(program, args, { env, maxBuffer: 64 << 20, timeout: 60_000 });
  return stdout;
}

/** Makes the sample workspace in a data folder and returns its file. */
export async function makeSample(data) {
  const workspace = join(data, 'Sample workspace.throughline');
  await throughline(data, 'init', '--sample', '--workspace', workspace);
  return workspace;
}

/** What a listing subcommand prints of a workspace, as data: `list(data, workspace, 'sessions')`. */
export async function list(data, workspace, ...subcommand) {
  return JSON.parse(await throughline(data, ...subcommand, '--json', '--workspace', workspace));
}
