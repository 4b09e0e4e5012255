import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, textOf } from './page';

/** Folders whose pages are generated; they need not be there yet. */
const GENERATED = /^docs\/(?:api|rules)(?:\/|$)/;

/** The links of a page to other pages and files that lead nowhere. */
export function brokenLinks(page: string): readonly string[] {
  const targets = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return targets.filter((target) => !/^https?:/.test(target) && !leadsSomewhere(page, target));
}

function leadsSomewhere(page: string, target: string): boolean {
  const [path = '', heading] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (GENERATED.test(file)) return true;
  if (!existsSync(join(ROOT, file))) return false;
  return heading === undefined || anchorsOf(file).includes(decodeURIComponent(heading));
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): readonly string[] {
  const headings = [...textOf(page).matchAll(/^#+ (.*)$/gm)].map((match) => match[1] ?? '');
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
