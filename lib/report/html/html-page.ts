/** What a page is made with. */
export interface HtmlOptions {
  /** The SHA-256 of a text in base64: the page allows its own script and style by it, and no other. */
  readonly sha256: (text: string) => string;
}

/** What stands on a page that needs nothing else: no network, no other file. */
interface Page {
  readonly title: string;
  readonly style: string;
  readonly script: string;
  /** Markup. */
  readonly body: string;
}

/** A page whose own script and style are all that a browser runs of it. */
export function htmlPage({ title, style, script, body }: Page, { sha256 }: HtmlOptions): string {
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(script)}'`,
    `style-src 'sha256-${sha256(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${title}</title>`,
    `<style>${style}</style>`,
    '</head>',
    `<body>${body}`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
