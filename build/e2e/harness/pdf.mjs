// A PDF file as other programs see it.
import { execFileSync } from 'node:child_process';

/**
 * The text of a PDF in one line, as a PDF breaks lines where it likes. Throws
 * what qpdf says unless the file is sound.
 */
export function readPDF(path) {
  execFileSync('qpdf', ['--check', path], { stdio: 'pipe' });
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
}
