// Debian's Chromium without a window, on the program's own page.
import { rmSync } from 'node:fs';
import { frontend, freshFolder } from './places.mjs';
import { startServer } from './server.mjs';

const { chromium } = frontend('playwright-core');

// Without these Chromium looks for the internet at every start.
const offline = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** Starts Chromium; `executable` other than Debian's by the variable CHROMIUM. */
export function launchChromium() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', ...offline],
  });
}

/**
 * A page whose errors are collected in `errors`. Two say nothing about the app:
 * those of Wails' own development script, which in a browser stands for the
 * window and is gone before the page is when that is reloaded, and the one
 * about the icon that only a browser asks for.
 */
export async function newPage(browser, { colorScheme = 'light', ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
    colorScheme,
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors = [];
  const wails = /\/wails\/ipc\.js/;
  page.on('pageerror', (error) => {
    if (!wails.test(error.stack ?? '')) errors.push(error.stack ?? String(error));
  });
  page.on('console', (message) => {
    const { url } = message.location();
    if (message.type() === 'error' && !url.endsWith('/favicon.ico') && !wails.test(message.text())) {
      errors.push(`${message.text()} (${url})`);
    }
  });
  return { page, errors };
}

/**
 * Program, browser and page in one, on a data folder of their own unless one is
 * given, with the workspace file if one is named. `close` ends all three and
 * removes a folder that was made here.
 */
export async function openInChromium({ data, workspace, ...pageOptions } = {}) {
  const folder = data ?? freshFolder();
  const server = await startServer(folder, workspace);
  const browser = await launchChromium().catch(async (error) => {
    await server.stop();
    throw error;
  });
  const { page, errors } = await newPage(browser, pageOptions);
  await page.goto(server.url);
  return {
    data: folder,
    server,
    page,
    errors,
    async close() {
      await browser.close();
      await server.stop();
      if (data === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
