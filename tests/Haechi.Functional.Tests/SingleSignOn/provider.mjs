// A real OpenID Connect provider (npm oidc-provider) for the tests: node provider.mjs MODULE PORT RETURN_ADDRESS
const [module, port, back] = process.argv.slice(2);
const { default: Provider } = await import(module);

const people = {
  hong: { name: '홍길동', email: 'hong@city.test', groups: ['seoul-operators', 'others'] },
  guest: { name: '손님', email: 'guest@city.test', groups: ['others'] },
};

const provider = new Provider(`http://localhost:${port}`, {
  clients: [{ client_id: 'haechi', client_secret: 'a-secret-of-the-test', redirect_uris: [back], response_types: ['code'], grant_types: ['authorization_code'] }],
  claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email'] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  pkce: { required: () => true },
  cookies: { keys: ['cookies-of-the-test'] },
});

provider.listen(Number(port), '127.0.0.1', () => console.log('listening'));
