// Pictures of the app for the documents.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

/** Takes the picture that the page shows now; a palette of colours keeps the file small. */
export async function takePicture(page, file) {
  const png = await page.screenshot();
  const few = execFileSync('pngquant', ['--speed', '1', '--strip', '--nofs', '96', '-'], {
    input: png,
    maxBuffer: 16 << 20,
  });
  writeFileSync(file, few);
}
