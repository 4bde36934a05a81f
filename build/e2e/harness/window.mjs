// The production program in its real window, driven by WebKitWebDriver. Needs a
// display with a window manager and a D-Bus session: build/scripts/e2e gives both.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { findWindow } from './desktop.mjs';
import { freePort, freshFolder, program, root } from './places.mjs';
import { sleep, until } from './wait.mjs';
import { commands, request } from './webdriver.mjs';

const source = join(root, 'build/e2e/harness/automate.c');
const library = join(root, 'build/bin/automate.so');
const launcher = join(root, 'build/e2e/harness/launch.sh');

function buildLibrary() {
  if (existsSync(library) && statSync(library).mtimeMs > statSync(source).mtimeMs) return;
  const flags = execFileSync('pkg-config', ['--cflags', 'webkit2gtk-4.1'], { encoding: 'utf8' });
  execFileSync('cc', ['-Wall', '-shared', '-fPIC', '-o', library, source, ...flags.trim().split(/\s+/)]);
}

// Makes the page remember what goes wrong in it.
const collectErrors = `
  window.errorsSeen = [];
  window.addEventListener('error', ({ message }) => window.errorsSeen.push(message));
  window.addEventListener('unhandledrejection', ({ reason }) =>
    window.errorsSeen.push(String(reason) + ' ' + (reason?.stack ?? '')));
`;

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * The production program in its window without a driver, for what the system does
 * to it: `window` is its id on the desktop; `ended` waits for its exit code. The
 * program does not outlive the test `t`.
 */
export async function startProgram(t, data, workspace) {
  const child = spawn(program, workspace ? [workspace] : [], {
    env: { ...process.env, THROUGHLINE_DATA: data },
    stdio: 'ignore',
  });
  const exit = once(child, 'exit').then(([code, signal]) => code ?? signal);
  t.after(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  return {
    window: await findWindow('^Throughline$'),
    signal: (name) => child.kill(name),
    ended: () => Promise.race([exit, sleep(20_000).then(() => 'still running after 20 s')]),
  };
}

/** How the launcher noted its process id and, in ms since 1970, when it began. */
function readNote(path) {
  const [pid, startedAt] = readFileSync(path, 'utf8').split(' ').map(Number);
  return { pid, startedAt };
}

async function startDriver(folder, data) {
  const base = `http://127.0.0.1:${await freePort()}`;
  // A file, not a pipe: a program that outlives its test would keep a pipe open.
  const log = openSync(join(folder, 'log'), 'w');
  const driver = spawn('WebKitWebDriver', [`--port=${new URL(base).port}`, '--host=127.0.0.1'], {
    env: {
      ...process.env,
      THROUGHLINE_DATA: data,
      LAUNCH_NOTE: join(folder, 'note'),
      LAUNCH_LIBRARY: library,
      LAUNCH_PROGRAM: program,
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  await until(() => request(base, 'GET', '/status'), { what: 'WebKitWebDriver to answer' });
  return { base, driver };
}

/**
 * Starts the app on a data folder of its own unless one is given, with the
 * workspace file if one is named. Returns the driver's commands and `css`,
 * `xpath`, `button`, which wait for an element.
 */
export async function openWindow({ data, workspace } = {}) {
  buildLibrary();
  const own = freshFolder();
  const folder = data ?? join(own, 'data');
  const { base, driver } = await startDriver(own, folder);
  const capabilities = {
    alwaysMatch: { 'webkitgtk:browserOptions': { binary: launcher, args: workspace ? [workspace] : [] } },
  };
  const log = () => readFileSync(join(own, 'log'), 'utf8');
  const session = await request(base, 'POST', '/session', { capabilities }).catch((error) => {
    driver.kill();
    throw new Error(`the window did not open: ${error.message}\n${log()}`, { cause: error });
  });
  const { endSession, ...commandsOfSession } = commands(base, session.sessionId);
  const { pid, startedAt } = readNote(join(own, 'note'));
  const { findByCss, findByXPath, run } = commandsOfSession;
  await run(collectErrors);
  return {
    ...commandsOfSession,
    data: folder,
    pid,
    startedAt,
    log,
    errors: () => run('return window.errorsSeen'),
    css: (selector, timeout) => until(() => findByCss(selector), { what: selector, timeout }),
    xpath: (path, timeout) => until(() => findByXPath(path), { what: path, timeout }),
    button: (name) =>
      until(() => findByXPath(`//button[normalize-space()="${name}" or @aria-label="${name}"]`), {
        what: `the button “${name}”`,
      }),
    /** Ends the session and the app, which may be asking about unsaved work. */
    async close() {
      await endSession().catch(() => {});
      driver.kill();
      await until(() => !alive(pid), { timeout: 2_000 }).catch(() => process.kill(pid, 'SIGKILL'));
      rmSync(own, { recursive: true, force: true });
    },
  };
}
