// The desktop around the app's window: native dialogs and other windows, by xdotool.
import { execFileSync } from 'node:child_process';
import { sleep, until } from './wait.mjs';

const xdotool = (...args) =>
  execFileSync('xdotool', args.map(String), { encoding: 'utf8', timeout: 10_000 }).trim();

/**
 * Waits for a window whose title matches the pattern and returns its id. A search
 * fails where there is none, and also when any other window goes away under it.
 */
export const findWindow = (pattern) =>
  until(() => xdotool('search', '--onlyvisible', '--name', pattern).split('\n').pop(), {
    what: `a window called ${pattern}`,
    timeout: 20_000,
  });

/**
 * Types a path into the system's file dialog of that title and confirms it.
 * GTK takes keys only a moment after its dialog is on the screen.
 */
export async function answerFileDialog(title, path) {
  const dialog = await findWindow(title);
  await sleep(250);
  xdotool('windowactivate', '--sync', dialog);
  xdotool('key', 'ctrl+a');
  xdotool('type', '--delay', 3, path);
  xdotool('key', 'Return');
}

/** The same for a file that is there already: the system asks once more, and Enter replaces it. */
export async function replaceFile(title, path) {
  const dialog = await findWindow(title);
  await answerFileDialog(title, path);
  await sleep(400);
  await until(() => gone(dialog) || void xdotool('key', 'Return'), {
    what: `${path} to be replaced`,
    every: 400,
  });
}

/**
 * Opens a file by the system's dialog of that title. It lists folders until it is asked for a field to type a path into,
 * and the first Enter may only take what the field proposes.
 */
export async function chooseFile(title, path) {
  const dialog = await findWindow(title);
  await sleep(250);
  xdotool('windowactivate', '--sync', dialog);
  xdotool('key', 'ctrl+l');
  await sleep(250);
  xdotool('key', 'ctrl+a');
  xdotool('type', '--delay', 3, path);
  await until(() => gone(dialog) || void xdotool('key', 'Return'), {
    what: `${path} to be opened`,
    every: 400,
  });
}

function gone(window) {
  try {
    return !execFileSync('xwininfo', ['-id', window], { encoding: 'utf8', stdio: 'pipe' }).includes(
      'IsViewable',
    );
  } catch {
    return true;
  }
}

/** Dismisses the dialog of that title, as the Escape key does. */
export async function cancelFileDialog(title) {
  const dialog = await findWindow(title);
  await sleep(250);
  xdotool('windowactivate', '--sync', dialog);
  xdotool('key', 'Escape');
}

/** Gives a window another size, as the mouse at its corner does. */
export const resizeWindow = (id, width, height) => xdotool('windowsize', '--sync', id, width, height);

/** Width and height of a window's inside. */
export function sizeOfWindow(id) {
  const [width, height] = ['WIDTH', 'HEIGHT'].map((name) =>
    Number(xdotool('getwindowgeometry', '--shell', id).match(new RegExp(`${name}=(\\d+)`))[1]),
  );
  return { width, height };
}

/** Presses keys in a window, as a person at the keyboard does: "alt+c". */
export function pressKeys(id, keys) {
  xdotool('windowactivate', '--sync', id);
  xdotool('key', keys);
}

/** The mouse. A desktop takes a press and a move for a drag only where time passes between them. */
export const mouse = {
  async drag(from, to) {
    const steps = 12;
    xdotool('mousemove', from.x, from.y, 'mousedown', 1);
    for (let i = 1; i <= steps; i++) {
      await sleep(60);
      const along = (a, b) => Math.round(a + ((b - a) * i) / steps);
      xdotool('mousemove', along(from.x, to.x), along(from.y, to.y));
    }
    await sleep(200);
    xdotool('mouseup', 1);
  },
};

/** Where the upper left corner of a window stands on the screen. */
export function placeOfWindow(id) {
  const [x, y] = ['X', 'Y'].map((name) =>
    Number(xdotool('getwindowgeometry', '--shell', id).match(new RegExp(`^${name}=(-?\\d+)`, 'm'))[1]),
  );
  return { x, y };
}

/** Whether the window manager keeps a window above all others. */
export const staysOnTop = (id) =>
  execFileSync('xprop', ['-id', id, '_NET_WM_STATE'], { encoding: 'utf8' }).includes('_NET_WM_STATE_ABOVE');

/** Asks the window to close, as its title bar's button does. */
export const closeWindow = (id) => execFileSync('wmctrl', ['-i', '-c', id]);
