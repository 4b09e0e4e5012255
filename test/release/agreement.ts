import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What has to agree before a version is published. */
export interface Release {
  readonly version: string;
  readonly lockVersion: string;
  readonly changelog: string;
  /** Pages that name a version, by path. */
  readonly pages: Readonly<Record<string, string>>;
  /** The tag that is published; absent where nothing is. */
  readonly tag?: string | undefined;
  readonly repository?: string | undefined;
}

/** What does not agree, one sentence each. */
export function disagreements({ version, lockVersion, changelog, pages, tag, repository }: Release): readonly string[] {
  const heading = changelog.match(/^## \[([^\]]+)\] - (.+)$/m);
  const [, newest, date = ''] = heading ?? [];
  const said: string[] = [];
  if (lockVersion !== version) said.push(`package-lock.json says ${lockVersion}, package.json ${version}: npm install`);
  if (newest !== version) said.push(`CHANGELOG.md begins with ${newest ?? 'nothing'}, package.json says ${version}`);
  for (const [page, text] of Object.entries(pages)) {
    for (const [, other] of text.matchAll(/cdk8s-zero-downtime[-@]v?(\d+\.\d+\.\d+)/g)) {
      if (other !== version) said.push(`${page} names version ${other}, package.json ${version}`);
    }
  }
  if (tag === undefined) return said;
  if (tag !== `v${version}`) said.push(`the tag is ${tag}, package.json says ${version}: v${version}`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date))
    said.push(`CHANGELOG.md dates ${version} '${date}': write the day, such as 2026-12-01`);
  if (Object.values(pages).some((text) => text.includes(`${version} is not released yet`)))
    said.push(`a page says that ${version} is not released yet`);
  if (repository === undefined) said.push('package.json names no repository: npm proves the origin of a package by it');
  return said;
}

/** Where this repository names its version: its pages, and the hook that runs the published package. */
export function pagesOf(root: string): readonly string[] {
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', 'README.zh-CN.md', '.pre-commit-hooks.yaml', ...docs.map((name) => `docs/${name}`)];
}

/** This repository, and the tag of a workflow that publishes. */
export function releaseOf(root: string, tag?: string): Release {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const { version, repository } = JSON.parse(read('package.json')) as { version: string; repository?: { url: string } };
  const lock = JSON.parse(read('package-lock.json')) as { version: string };
  return {
    version,
    lockVersion: lock.version,
    changelog: read('CHANGELOG.md'),
    pages: Object.fromEntries(pagesOf(root).map((page) => [page, read(page)])),
    tag,
    repository: repository?.url,
  };
}
