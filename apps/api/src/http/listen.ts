import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ApiConfig } from '../config/config.module';
import { PublicUrl } from './security/public-url';

/** Another program has the port; says which variable to change. */
export class PortTaken extends Error {
  constructor(port: number, cause: unknown) {
    super(`Port ${port} is taken. Set PORT to a free one.`, { cause });
    this.name = 'PortTaken';
  }
}

/** HOST isn't one of this computer's addresses. */
export class HostUnknown extends Error {
  constructor(host: string | undefined, cause: unknown) {
    super(
      `HOST ${host} is not one of this computer's addresses. Leave it out, or set 0.0.0.0 for all.`,
      {
        cause,
      },
    );
    this.name = 'HostUnknown';
  }
}

/**
 * Starts answering, at all of this computer's addresses unless one is named.
 * @throws PortTaken, HostUnknown
 */
export async function listen(
  app: NestExpressApplication,
  { PORT: port, HOST: host }: Pick<ApiConfig, 'PORT' | 'HOST'>,
): Promise<PublicUrl> {
  try {
    await (host === undefined ? app.listen(port) : app.listen(port, host));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new HostUnknown(host, error);
    if (code !== 'EADDRINUSE') throw error;
    throw new PortTaken(port, error);
  }
  const publicUrl = app.get(PublicUrl);
  publicUrl.listensOn((app.getHttpServer().address() as AddressInfo).port);
  return publicUrl;
}
