/**
 * What steers whoever shows a text: control characters, those that turn text around or hide it, separators of lines,
 * and what a CI system obeys in the log of a job (`::error::` of GitHub Actions, `##vso[` of Azure Pipelines,
 * `##teamcity[`).
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export const STEERING =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?<=^|[\s"'>]):(?=:[a-z][\w-]*(?:::| ))|#(?=#(?:vso|teamcity)?\[)/giu;

/** A character as JSON escapes it. */
export function escaped(character: string): string {
  return character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
