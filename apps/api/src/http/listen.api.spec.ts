import { createServer, type AddressInfo } from 'node:net';
import { startApi, type TestApi } from '../testing';
import { HostUnknown, listen, PortTaken } from './listen';

/** As much of an application as it takes to listen. */
const listenBarely = (port: number, host: string) =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, host, () => {
      server.close(resolve);
    });
  });

describe('where the API listens', () => {
  let api: TestApi;
  afterEach(() => api.stop());

  it.each([
    ['only this computer, unless told otherwise', {}, '127.0.0.1'],
    ['where HOST says', { HOST: '0.0.0.0' }, '0.0.0.0'],
  ])('is %s', async (_, environment, expected) => {
    api = await startApi({ environment });
    expect((api.app.getHttpServer().address() as AddressInfo).address).toBe(expected);
    expect((await api.browser().get('/health/live')).status).toBe(200);
  });

  it("is reported when it's unavailable", async () => {
    api = await startApi();
    const PORT = Number(new URL(api.url).port);
    const app = { listen: listenBarely } as unknown as TestApi['app'];
    // Reserved for documentation (RFC 5737): nobody has it.
    await expect(listen(app, { PORT: 0, HOST: '192.0.2.1' })).rejects.toThrow(HostUnknown);
    await expect(listen(app, { PORT, HOST: '127.0.0.1' })).rejects.toThrow(PortTaken);
  });
});
