/** What stands in fields, at the edges of every small language that manifests hold: to be put in, and to be repeated. */
export const HOSTILE: Readonly<Record<string, readonly string[]>> = {
  numbers: ['9', '1e9', '-0', '0x', '1_0', '0o7', '1.', '.5', '1e400', '%', '0'],
  quantities: ['1Ki', '1e3Mi', '100m', '9'.repeat(40), '1E', '-1u'],
  durations: ['1h', '1h1m', '0.1s', '1e9h', '-5s', '999999h'],
  cron: ['*/1,', '1-59/', '*/0 * * * *', '@every 1s', 'TZ=UTC ', '0 0 31 2 *'],
  globs: ['**/', '*a', '{a,b}', '[!', '?*', '\\'],
  shell: ["'", '"', '$(', '`', 'a;', 'a|', '<<E\n', '\\', '${a:-', 'trap "" TERM;', 'exec ', '>&2 ', '#', 'sleep 1 & '],
  selectors: ['a in (b),', '!a,', 'a=b,', 'a/', '.', '-'],
  places: ['../', 'a/', 'me:a@', 'http://', '::', '1.', 'a.', '@sha256:'],
  words: ['password=', 'token ', 'Bearer ', '__proto__', 'constructor', 'zero-downtime/', '{{', '${A}', '$(A)', '<a>'],
  yaml: ['[', '{', '- ', '? ', '&a ', '*a ', '<<: ', '!!binary ', '|', '>', ': ', '"', '\t', '\n', '%', '\u0085', ','],
  signs: ['\u0000', '\u001b[2J', '\u202e', '\ud800', '\ufeff', '😀', 'ü', ' ', '::error::', '##[x]'],
};

/** All of them. */
export const PIECES: readonly string[] = Object.values(HOSTILE).flat();
