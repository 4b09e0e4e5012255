import { shownCommand } from '../../../lib/source/showing/shown-command';

test.each([
  [['sleep', '15']],
  [['sh', '-c', 'sleep 5; nginx -s quit']],
  [['/bin/sh', '-c', 'sleep 10 && kill -TERM 1']],
  [['/app/drain.sh', '--wait']],
  [['cat', '/tmp/ready']],
  [['ls', '/etc']],
  [['sh', '-c', 'curl http://localhost:8080/quit; exec /app/stop']],
])('a command of harmless words is told whole: %j', (words) => {
  expect(shownCommand(words)).toEqual(words);
});

test.each([
  [
    ['redis-cli', '-a', 's3cret', 'shutdown'],
    ['redis-cli', '…', '…', 'shutdown'],
  ],
  [
    ['sh', '-c', "sleep 6; exec mysqladmin -uroot -p's3 cret' shutdown"],
    ['sh', '-c', 'sleep 6; exec mysqladmin … shutdown'],
  ],
  [
    ['sh', '-c', 'echo 12345 | kinit; sleep 3'],
    ['sh', '-c', 'echo … | …; sleep 3'],
  ],
  [
    ['curl', 'http://localhost/quit?key=s3cret'],
    ['curl', '…'],
  ],
  [
    ['curl', '-u', 'me:s3cret', 'http://localhost/quit'],
    ['curl', '…', '…', 'http://localhost/quit'],
  ],
  [
    ['/stop', '/s3cr/et'],
    ['/stop', '…'],
  ],
])('what may be a secret is left out, and nothing else: %j', (words, shown) => {
  expect(shownCommand(words)).toEqual(shown);
});
