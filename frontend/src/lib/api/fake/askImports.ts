import type { Backend } from '../client';
import {
  AskField,
  Channel,
  Code,
  DayOrder,
  Encoding,
  TableFormat,
  TableHeader,
  type AskImportForm,
  type AskImportPreview,
} from '../types';
import { blankAsk } from '../unmade';
import { failure, find, meet, type Memory } from './memory';
import type { State } from './seed';

const now = '2026-11-23T10:00:00Z';
const stamp = { createdAt: now, updatedAt: now, revision: 1 };

/** The one file that the fake has at hand: three tickets, of which one says nothing. */
const columns = ['Id', 'Subject', 'Requester', 'Votes'];
const tickets = [
  ['T-1', 'Export to Excel', 'Rina Hartono', '41'],
  ['T-2', 'Dark mode, please', 'Sam Okoro', '7'],
  ['T-3', '', 'Sam Okoro', '1'],
];

interface Held {
  name: string;
  hash: string;
  columns: string[];
  rows: string[][];
  form: AskImportForm;
}

function held(name: string, productId: string, text?: string): Held {
  const list = text?.split('\n').filter((line) => line.trim() !== '');
  return {
    name,
    hash: text ?? name,
    columns: list ? ['Ask'] : columns,
    rows: list ? list.map((line) => [line.replace(/^[-*] /, '')]) : tickets,
    form: {
      hash: text ?? name,
      productId,
      channel: Channel.Ticket,
      encoding: Encoding.UTF8,
      delimiter: list ? '' : ',',
      sheet: '',
      header: list ? TableHeader.Auto : TableHeader.Yes,
      fields: list
        ? [AskField.Statement]
        : [AskField.Key, AskField.Statement, AskField.Person, AskField.Ignored],
      order: DayOrder.DayFirst,
      again: false,
    },
  };
}

/** Brings a table or a list in: what it shows is as good as a test of the wizard needs. */
export function fakeAskImports(memory: Memory): Backend['askImports'] {
  let file = held('tickets.csv', '');
  const cell = (row: string[], field: AskField, form: AskImportForm) =>
    row[form.fields.indexOf(field)]?.trim() ?? '';
  const said = (form: AskImportForm) => file.rows.filter((row) => cell(row, AskField.Statement, form) !== '');
  const isKnown = (state: State, form: AskImportForm) => (row: string[]) =>
    state.asks.some(
      (ask) =>
        ask.importId !== undefined &&
        ask.productId === form.productId &&
        ask.statement === cell(row, AskField.Statement, form),
    );

  function look(state: State, wanted: AskImportForm): AskImportPreview {
    const form =
      wanted.fields.length === file.columns.length ? wanted : { ...wanted, fields: file.form.fields };
    const mapped = form.fields.includes(AskField.Statement);
    const known = said(form).filter(isKnown(state, form)).length;
    const skipped = file.rows.length - said(form).length;
    const problem = { rows: [4], count: skipped, what: "It doesn't say what they want", skipped: true };
    return {
      cancelled: false,
      form,
      name: file.name,
      format: file.columns.length > 1 ? TableFormat.Table : TableFormat.List,
      tool: '',
      sheets: [],
      columns: file.columns,
      rows: file.rows.map((cells, i) => ({ row: i + 2, cells })),
      total: file.rows.length,
      new: mapped ? said(form).length - known : 0,
      known,
      skipped: mapped ? skipped : 0,
      people: 0,
      themes: 0,
      doubtful: false,
      problems: mapped && skipped > 0 ? [{ ...problem, next: 'Fill it in.' }] : [],
      trouble: mapped ? '' : 'No column says what they want. Choose one for “What they want”.',
      same: state.askImports.filter(({ digest }) => digest === file.hash),
    };
  }

  const take = (name: string, productId: string, text?: string) =>
    memory.read((state) => {
      if (text?.trim() === '') throw failure(Code.Invalid, 'pasted text is empty.', 'file');
      file = held(name, productId === '' ? (state.products[0]?.id ?? '') : productId, text);
      return look(state, file.form);
    });

  return {
    Choose: (productId) => take('tickets.csv', productId),
    Open: (_path, productId) => take('tickets.csv', productId),
    Drop: ({ name }) => take(name, ''),
    Paste: (text, productId) => take('pasted text', productId, text),
    Look: (form) => memory.read((state) => look(state, form)),
    Import: (form) =>
      memory.change('Import asks', (state) => {
        const id = memory.id();
        const rows = said(form).filter((row) => form.again || !isKnown(state, form)(row));
        const product = find(state.products, form.productId);
        for (const row of rows) {
          const ask = { ...blankAsk(product.id, cell(row, AskField.Statement, form)), ...stamp };
          const askId = memory.id();
          state.asks.push({ ...ask, id: askId, importId: id });
          const name = cell(row, AskField.Person, form);
          const person = state.stakeholders.find((p) => p.name === name)?.id;
          const stakeholderId = person ?? (name === '' ? undefined : meet(memory, state, name));
          state.voices.push({
            ...{
              id: memory.id(),
              askId,
              channel: form.channel,
              at: now,
              words: ask.statement,
              importance: 0,
            },
            ...(stakeholderId === undefined ? {} : { stakeholderId }),
          });
        }
        const record = { id, productId: product.id, fileName: file.name, digest: file.hash, importedAt: now };
        state.askImports.push({ ...record, productName: product.name, asks: rows.length });
        return { cancelled: false, id, asks: rows.length, people: 0, themes: 0 };
      }),
    Progress: () => Promise.resolve({ done: 1, total: 2 }),
    Cancel: () => Promise.resolve(),
    List: () => memory.read((state) => state.askImports),
    Undo: (id) =>
      memory.change('Undo import', (state) => {
        const gone = state.asks.filter(({ importId }) => importId === id).length;
        state.asks = state.asks.filter(({ importId }) => importId !== id);
        state.askImports = state.askImports.filter((one) => one.id !== id);
        return { removed: gone, cited: 0, merged: 0, heard: 0 };
      }),
  };
}
