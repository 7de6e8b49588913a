import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs texts that go out to browsers, and knows them when they come back. */
export class Signer {
  private readonly key: Buffer;

  /** @param purpose keeps the signatures of one use from passing in another */
  constructor(secret: string, purpose: string) {
    this.key = createHmac('sha256', secret).update(purpose).digest();
  }

  sign(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }

  isSigned(text: string, signature: string): boolean {
    const expected = Buffer.from(this.sign(text));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
