import { checkTexts, type CheckOptions, type CheckReport } from '../../lib/check';

/** The report of texts by file name, all of one directory. */
export function aReport(files: Readonly<Record<string, string>>, options: CheckOptions = {}): CheckReport {
  const texts = Object.entries(files).map(([file, text]) => ({ file, text, directory: '.' }));
  return checkTexts(texts, options);
}
