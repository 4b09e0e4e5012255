import { join } from 'node:path';
import { replayTexts, rowsIn } from './replay-texts';

const TEXTS = join(__dirname, 'texts');

test('every text of the table is read as kubectl reads it', () => {
  const { count, differences } = replayTexts(TEXTS);
  expect(count).toBeGreaterThan(1500);
  expect(differences).toEqual([]);
});

test('the table has texts of every kind', () => {
  const rows = rowsIn(TEXTS).map(([, row]) => row);
  const share = (is: (row: (typeof rows)[number]) => boolean) => rows.filter(is).length / rows.length;
  expect(share(({ error }) => error !== undefined)).toBeGreaterThan(0.2);
  expect(share(({ error, documents }) => error === undefined && documents.length > 0)).toBeGreaterThan(0.3);
  expect(share(({ documents }) => documents.length > 1)).toBeGreaterThan(0.02);
});
