import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder that all pages are named from. */
export const ROOT = join(__dirname, '..', '..');

/** A fenced code block of a page. */
export interface CodeBlock {
  /** The page, from the root of the repository. */
  readonly page: string;
  /** The line that its fence opens on, from 1. */
  readonly line: number;
  /** What stands behind the fence: `ts`, `yaml`, `text`, … */
  readonly language: string;
  /** The HTML comment right above the fence, without its arrows; empty where there is none. */
  readonly marker: string;
  readonly code: string;
}

/** The pages that people write: those in docs/api and docs/rules are generated, and tested where they are made. */
export const PAGES: readonly string[] = [
  'README.md',
  'README.zh-CN.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** The text of a page. */
export function textOf(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

/** The code blocks of a page, from top to bottom. */
export function blocksOf(page: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const lines = textOf(page).split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const language = /^```(\S+)/.exec(lines[at] ?? '')?.[1];
    if (language === undefined) continue;
    const end = lines.indexOf('```', at);
    if (end < 0) throw new Error(`${page}:${at + 1}: this code block never ends`);
    blocks.push({
      page,
      line: at + 1,
      language,
      marker: markerAbove(lines, at),
      code: lines.slice(at + 1, end).join('\n'),
    });
    at = end;
  }
  return blocks;
}

function markerAbove(lines: readonly string[], fence: number): string {
  const above =
    lines
      .slice(0, fence)
      .filter((line) => line.trim() !== '')
      .at(-1) ?? '';
  return /^<!-- (.*) -->$/.exec(above)?.[1] ?? '';
}
