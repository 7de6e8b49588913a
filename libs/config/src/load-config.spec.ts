import * as z from 'zod';
import { loadConfig } from './load-config';

const schema = z.object({
  PORT: z.coerce.number().int().max(65_535).default(3000),
  SESSION_SECRET: z.string().min(32),
  GRAPH_URL: z.url(),
});

describe('loadConfig', () => {
  it('applies defaults, and treats an empty variable as not set', () => {
    const config = loadConfig(schema, {
      PORT: '',
      SESSION_SECRET: 's'.repeat(32),
      GRAPH_URL: 'https://graph.microsoft.com',
    });
    expect(config.PORT).toBe(3000);
  });

  it('names every invalid or missing variable in one message, without values (RUN-3)', () => {
    const load = () => loadConfig(schema, { PORT: '99999', SESSION_SECRET: 'hunter2' });
    expect(load).toThrow(/PORT: .*\n.*SESSION_SECRET: .*\n.*GRAPH_URL: is required/);
    expect(load).not.toThrow(/hunter2/);
  });
});
