export { jsonReport } from './json-report';
export { PLAIN, type Paint, type Style } from './paint';
export { plainText } from './plain-text';
export { ruleJson } from './rule-json';
export { rulesText, ruleText, type RuleTextOptions } from './rule-text';
export { textReport, type TextOptions } from './text-report';
export { wrap } from './wrap';
