// As much of the W3C WebDriver protocol as the tests speak.

/** The name under which a script is given an element. */
export const element = 'element-6066-11e4-a52e-4f735466cecf';

/** Keys that have no character, as WebDriver writes them. */
export const keys = {
  end: '\uE010',
  enter: '\uE007',
  escape: '\uE00C',
  tab: '\uE004',
  control: '\uE009',
  shift: '\uE008',
  alt: '\uE00A',
};

/** One request to the driver at `base`; rejects with the driver's own error. */
export async function request(base, method, path, body) {
  const response = await fetch(base + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const { value } = await response.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** The commands of one session, bound to the driver at `base`. */
export function commands(base, sessionId) {
  const send = (method, path, body) => request(base, method, `/session/${sessionId}${path}`, body);
  const find = async (using, value) => (await send('POST', '/element', { using, value }))[element];
  return {
    findByCss: (selector) => find('css selector', selector),
    findByXPath: (path) => find('xpath', path),
    /** The element that has the focus. */
    focused: async () => (await send('GET', '/element/active'))[element],
    click: (id) => send('POST', `/element/${id}/click`, {}),
    clear: (id) => send('POST', `/element/${id}/clear`, {}),
    /** Types into an element, key by key. */
    type: (id, text) => send('POST', `/element/${id}/value`, { text }),
    text: (id) => send('GET', `/element/${id}/text`),
    /** Presses the keys together, the last one first released: `chord(keys.control, 'k')`. */
    chord: (...together) =>
      send('POST', '/actions', {
        actions: [
          {
            type: 'key',
            id: 'keyboard',
            actions: [
              ...together.map((value) => ({ type: 'keyDown', value })),
              ...together.toReversed().map((value) => ({ type: 'keyUp', value })),
            ],
          },
        ],
      }),
    /** Drags one element onto another with the mouse, `dy` pixels below its middle, in steps as a hand does. */
    drag: (from, onto, dy = 0) => {
      const move = (id, y, duration) => ({
        type: 'pointerMove',
        origin: { [element]: id },
        x: 0,
        y,
        duration,
      });
      return send('POST', '/actions', {
        actions: [
          {
            type: 'pointer',
            id: 'mouse',
            parameters: { pointerType: 'mouse' },
            actions: [
              move(from, 0, 50),
              { type: 'pointerDown', button: 0 },
              move(from, 9, 100),
              move(onto, dy, 300),
              move(onto, dy + 3, 100),
              { type: 'pointerUp', button: 0 },
            ],
          },
        ],
      });
    },
    /** Runs a script in the page; `return` gives its value. */
    run: (script, ...args) => send('POST', '/execute/sync', { script, args }),
    /** The same for a script that awaits. */
    async runAsync(script, ...args) {
      const wrapped = `const done = arguments[arguments.length - 1];
        (async () => { ${script} })().then((value) => done({ value }), (e) => done({ error: String(e) }));`;
      const { value, error } = await send('POST', '/execute/async', { script: wrapped, args });
      if (error) throw new Error(error);
      return value;
    },
    screenshot: async () => Buffer.from(await send('GET', '/screenshot'), 'base64'),
    endSession: () => request(base, 'DELETE', `/session/${sessionId}`),
  };
}
