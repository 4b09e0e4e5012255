import { hasPlaceholder } from './placeholder';

/**
 * Whether a text that the API server refuses is there for somebody, or a script, to replace a part of it: `PVC_NAME`,
 * `disk-wipe-HOSTNAME`, `your-domain.here`, `XXX`, `{NAME}`. In a file that is called a template so is any with `_`.
 * A name that only breaks the rules (`My_App`, `Web`) is a mistake.
 */
export function isToBeReplaced(text: string, file = ''): boolean {
  if (hasPlaceholder(text) || FORMS.some((form) => form.test(text))) return true;
  if (text.split(/[-./:@\s]+/).some((part) => CAPITALS.test(part))) return true;
  return TEMPLATE.test(file) && /^[a-z\d]+(?:_[a-z\d]+)+$/i.test(text);
}

/** What people write for somebody to fill in, as a part of a name or alone: two words in capitals, or one of some. */
const CAPITALS = new RegExp(
  `^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|(?:${[
    ...['NAME', 'NAMESPACE', 'HOST', 'HOSTNAME', 'DOMAIN', 'PORT', 'REGION', 'ZONE', 'SIZE', 'PROJECT', 'CLUSTER'],
    ...['NODE', 'NODENAME', 'VERSION', 'TAG', 'USER', 'USERNAME', 'PREFIX', 'SUFFIX', 'REPLICAS', 'NUMBER', 'VALUE'],
    ...['CLUSTERNAME', 'APPNAME', 'ADDRESS', 'TENANT', 'STAGE', 'BRANCH', 'TODO', 'TBD', 'FIXME', 'PLACEHOLDER'],
    ...['REPLACEME', 'REPLACE', 'CHANGEME', 'YOURS?'],
  ].join('|')}))$`,
);

const FORMS: readonly RegExp[] = [
  /\{[A-Za-z_][\w.-]*\}/,
  /(?<![A-Za-z])(?:[Yy]our|YOUR)(?![a-z])/,
  /(?<![A-Za-z])(?:insert|enter|replace|fill[-_ ]?in|change[-_ ]?(?:me|this|it))(?![A-Za-z])/i,
  /(?<![A-Za-z])(?:over-?ride|define|set|fix|edit)[-_ ]?(?:me|this)(?![A-Za-z])/i,
  /(?<![A-Za-z])to[-_ ]be[-_ ](?:replaced|over-?ridden|filled|set|defined|changed)(?![A-Za-z])/i,
  /(?<![A-Za-z\d])x{3,}(?:[kmgtp]i?)?(?![A-Za-z])|^x(?:\.x){2,3}$/i,
  /\.\.\.|\u2026|^\?+$/,
];

const TEMPLATE = /(?:^|[/._-])(?:template|tmpl|tpl)(?:[._-][^/]*)?$/i;
