import { oncePer } from '../../../lib/kubernetes';

test('what is asked about an object twice is answered once, and other objects have answers of their own', () => {
  const asked: object[] = [];
  const nameOf = oncePer((about: { readonly name: string }) => {
    asked.push(about);
    return about.name;
  });
  const [web, api] = [{ name: 'web' }, { name: 'api' }];
  expect([nameOf(web), nameOf(web), nameOf(api), nameOf({ ...web })]).toEqual(['web', 'web', 'api', 'web']);
  expect(asked).toEqual([web, api, web]);
});
