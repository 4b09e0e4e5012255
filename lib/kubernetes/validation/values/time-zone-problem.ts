/** A name of a time zone in the forms that IANA allows, and no longer than it allows. */
const PART = /^[A-Za-z._0-9+-]{1,14}$/;

/**
 * What is wrong with the name of a time zone. The names are those that this JavaScript engine knows; a cluster has its
 * own list, which hardly differs.
 *
 * @see pkg/apis/batch/validation/validation.go validateTimeZone
 */
export function timeZoneProblem(zone: string): string | undefined {
  if (zone === '') return 'timeZone must be nil or non-empty string';
  const parts = zone.split('/');
  const isName = parts.every((part) => part !== '.' && part !== '..' && !part.startsWith('-') && PART.test(part));
  if (isName && zone.toLowerCase() === 'local') {
    return 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones';
  }
  return isName && isKnown(zone) ? undefined : `unknown time zone ${zone}`;
}

/** A zone is a file in the cluster, so its case counts; a JavaScript engine does not mind it. */
function isKnown(zone: string): boolean {
  const hasCase = /^[A-Z]/.test(zone);
  try {
    return hasCase && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
