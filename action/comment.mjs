// One comment of a pull request, written once and kept up to date.
import { existsSync, readFileSync } from 'node:fs';

const { GITHUB_API_URL = 'https://api.github.com', GITHUB_REPOSITORY, ZD_FILE, ZD_NUMBER, ZD_TOKEN } = process.env;
const MARK = '<!-- zero-downtime -->';
const LONGEST = 60_000;

async function ask(path, options = {}) {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${ZD_TOKEN}`,
    'content-type': 'application/json',
    'user-agent': 'cdk8s-zero-downtime',
  };
  const response = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/${path}`, { ...options, headers });
  if (!response.ok) throw new Error(`${options.method ?? 'GET'} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** The comment of an earlier run, however many others there are. */
async function ours() {
  for (let page = 1; ; page += 1) {
    const comments = await ask(`issues/${ZD_NUMBER}/comments?per_page=100&page=${page}`);
    const found = comments.find(({ body }) => body?.startsWith(MARK));
    if (found || comments.length < 100) return found;
  }
}

async function main() {
  if (!ZD_FILE || !existsSync(ZD_FILE)) return;
  const text = readFileSync(ZD_FILE, 'utf8');
  const cut =
    text.length > LONGEST ? `${text.slice(0, LONGEST)}\n\n… the rest stands in the summary of the job.` : text;
  const body = JSON.stringify({ body: `${MARK}\n${cut}` });
  const before = await ours();
  if (before) await ask(`issues/comments/${before.id}`, { method: 'PATCH', body });
  else await ask(`issues/${ZD_NUMBER}/comments`, { method: 'POST', body });
}

main().catch((error) => {
  // A pull request of a fork has a token that only reads: its job has the summary all the same.
  process.stderr.write(`warning: the comment was not written: ${error.message}\n`);
});
