import { parseKeptConnections, readFacts, readStatedDefaults } from '../../lib/facts';

test.each(['closes-early', 'closes-idle', 'leaves-open', 'clients-retry'])('%s is read as it is written', (text) => {
  expect(parseKeptConnections(` ${text} `)).toBe(text);
  const annotation = { 'zero-downtime/kept-connections': text, 'zero-downtime/kept-connections.web': text };
  expect(readFacts(annotation, ['web']).facts).toMatchObject({
    workload: { keptConnections: text },
    containers: { web: { keptConnections: text } },
  });
  expect(readStatedDefaults({ everywhere: { keptConnections: text } }).stated.everywhere?.workload).toEqual({
    keptConnections: text,
  });
});

test.each(['', 'closes', 'Closes-Early', 'constructor', 'closes-early 5s'])(
  'anything else is refused with what there is: %j',
  (text) => {
    expect(() => parseKeptConnections(text)).toThrow(/closes-early, closes-idle, leaves-open, clients-retry/);
  },
);
