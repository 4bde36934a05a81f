import type { Backend } from '../client';
import { Code } from '../types';
import { Memory, failure } from './memory';

export function fakeStyles(memory: Memory): Backend['styles'] {
  return {
    Get: () => memory.read((state) => state.houseStyle),
    Update: (style) =>
      memory.change('Change how documents look', (state) => {
        if (style.revision !== state.houseStyle.revision) throw failure(Code.Conflict, 'Changed elsewhere.');
        state.houseStyle = { ...style, revision: style.revision + 1 };
        return state.houseStyle;
      }),
    Legible: (accent) =>
      /^#?[0-9a-f]{6}$/i.test(accent)
        ? Promise.resolve(accent.toLowerCase() === '#ffff00' ? '#757500' : `#${accent.replace('#', '')}`)
        : Promise.reject(failure(Code.Invalid, `"${accent}" is no colour.`, 'accent')),
  };
}
