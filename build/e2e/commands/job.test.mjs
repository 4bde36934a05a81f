// The main job without a window, with the program that people use.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { list, makeSample, throughline } from '../harness/commands.mjs';
import { readPDF } from '../harness/pdf.mjs';
import { freshFolder } from '../harness/places.mjs';

const data = freshFolder();
after(() => rmSync(data, { recursive: true, force: true }));

/** Drafts a PRD of a product and returns the text of its PDF, after a check of the file. */
async function draftAndExport(workspace, product) {
  const at = ['--workspace', workspace];
  const id = (await throughline(data, 'prd', 'draft', '--product', product, ...at)).trim();
  const pdf = join(data, `${id}.pdf`);
  await throughline(data, 'prd', 'export', id, '-o', pdf, ...at);
  execFileSync('qpdf', ['--check', pdf], { stdio: 'pipe' });
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
}

/** Text as one line, as a PDF breaks lines where it likes. */
const flow = (text) => text.replace(/\s+/g, ' ');

test('from the sample workspace to a PDF for each product', async (t) => {
  const workspace = await makeSample(data);
  const sessions = await list(data, workspace, 'sessions');
  const products = [...new Set(sessions.map((session) => session.productName))];
  assert.ok(products.length >= 2, `an internal and an external product, not ${products}`);
  for (const product of products) {
    await t.test(product, async () => {
      const text = await draftAndExport(workspace, product);
      assert.match(text, /REQ-001/);
    });
  }
});

const transcripts = {
  'grammar.md': {
    content:
      '# Month-end close\n\n! @Rina export the journal in one click #close\n> "I wait two days for the file"\n',
    ask: 'export the journal in one click',
  },
  'timed.txt': {
    content:
      'Rina Hartono  0:04 - 0:09\nWe close the books by hand.\n\nBudi  0:09 - 0:15\nI need one list of open invoices.\n',
  },
  'clocked.txt': {
    content: '[0:00:03] Rina: We close the books by hand.\n[0:00:08] Budi: I need one list.\n',
  },
  'roles.txt': {
    content: 'Interviewer: What slows you down?\nCustomer: The refund takes two weeks.\n',
  },
};

for (const [name, { content, ask }] of Object.entries(transcripts)) {
  test(`${name} becomes a session, and its asks a PRD`, async () => {
    const folder = join(data, name);
    mkdirSync(folder);
    const file = join(folder, name);
    const workspace = join(folder, 'w.throughline');
    writeFileSync(file, content);
    await throughline(data, 'init', '--workspace', workspace);
    await throughline(data, 'import', file, '--product', 'Ledger', '--workspace', workspace);
    const [session] = await list(data, workspace, 'sessions');
    assert.equal(session.productName, 'Ledger');
    const { noteCount, lineCount } = session;
    assert.ok(noteCount + lineCount >= 2, `${noteCount} notes and ${lineCount} lines beside them`);
    if (ask) {
      const text = flow(await draftAndExport(workspace, 'Ledger'));
      assert.ok(text.includes(ask), `the PDF holds the ask it comes from:\n${text}`);
    }
  });
}

test('a dump loads into an empty workspace without loss', async () => {
  const workspace = join(data, 'first.throughline');
  const copy = join(data, 'copy.throughline');
  const [dump, again] = [join(data, 'dump.json'), join(data, 'again.json')];
  await throughline(data, 'init', '--sample', '--workspace', workspace);
  await throughline(data, 'dump', '-o', dump, '--workspace', workspace);
  await throughline(data, 'load', dump, '--workspace', copy);
  await throughline(data, 'dump', '-o', again, '--workspace', copy);
  assert.equal(readFileSync(again, 'utf8'), readFileSync(dump, 'utf8'));
  assert.match(await throughline(data, 'check', '--workspace', copy), /sound/);
});

test('nothing private, and nothing of someone who declined, gets into a PDF, even when both come later', async () => {
  const [first, later] = [join(data, 'open.throughline'), join(data, 'closed.throughline')];
  const [file, dump] = [join(data, 'record.md'), join(data, 'record.json')];
  writeFileSync(
    file,
    `# Talk with Dana Smith

Participants: Dana Smith (Payroll, HR); Rina Hartono

! show who is late @Rina
// ! move payroll to Utrecht @Rina
// ~ the whole office closes
! spare my department @Dana
~ Dana Smith waits for two days @Rina
= payroll goes first @Dana
`,
  );
  await throughline(data, 'init', '--workspace', first);
  await throughline(data, 'import', file, '--product', 'Ledger', '--workspace', first);
  const before = flow(await draftAndExport(first, 'Ledger'));
  assert.match(before, /show who is late.*spare my department/);
  assert.match(before, /Dana Smith waits for two days/);
  for (const secret of [/Utrecht/, /office/]) assert.doesNotMatch(before, secret);

  // She declines after the PRD was drafted, and one more line becomes private.
  await throughline(data, 'dump', '-o', dump, '--workspace', first);
  const archive = JSON.parse(readFileSync(dump, 'utf8'));
  assert.ok(JSON.stringify(archive).includes('move payroll to Utrecht'), 'the dump is whole');
  const dana = archive.stakeholders.find(({ name }) => name === 'Dana Smith').id;
  for (const p of archive.participants) if (p.stakeholderId === dana) p.consent = 'declined';
  writeFileSync(dump, JSON.stringify(archive));
  await throughline(data, 'load', dump, '--workspace', later);
  const [{ id }] = await list(data, later, 'prds');
  const pdf = join(data, 'closed.pdf');
  await throughline(data, 'prd', 'export', id, '-o', pdf, '--workspace', later);
  const after = readPDF(pdf);
  assert.match(after, /show who is late/);
  assert.match(after, /a participant waits for two days/);
  for (const secret of [/Utrecht/, /office/, /Dana/i, /spare my/, /goes first/])
    assert.doesNotMatch(after, secret);
});

test('exit codes: 2 for wrong usage, 1 for what fails, each with one line on stderr', async () => {
  const fails = async (code, ...args) => {
    const error = await throughline(data, ...args).then(
      () => assert.fail(`${args.join(' ')} succeeded`),
      (failure) => failure,
    );
    assert.equal(error.code, code, error.stderr);
    assert.match(error.stderr, /^throughline: .+\n$/);
  };
  await fails(2, 'no-such-command');
  await fails(2, 'sessions', '--no-such-flag');
  await fails(1, 'check', '--workspace', join(data, 'missing.throughline'));
});
