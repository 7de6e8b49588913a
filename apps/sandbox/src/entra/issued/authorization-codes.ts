import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../../wire/clock';

/** What a sign-in decided, for the client to fetch with the code. */
export interface CodeGrant {
  readonly tenantId: string;
  readonly userId: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly nonce?: string | undefined;
  readonly codeChallenge?: string | undefined;
}

interface IssuedCode {
  readonly grant: CodeGrant;
  readonly chain: string;
  readonly expiresAt: number;
  isRedeemed: boolean;
}

const lifetime = 10 * 60_000;

/** Codes wait here until the client redeems them, and a while longer, so a second use is detected. */
export class AuthorizationCodes {
  private readonly codes = new Map<string, IssuedCode>();

  constructor(private readonly clock: Clock) {}

  issue(grant: CodeGrant): string {
    this.forgetOld();
    const code = `1.${randomBytes(48).toString('base64url')}`;
    const expiresAt = this.clock.now().getTime() + lifetime;
    this.codes.set(code, { grant, chain: randomUUID(), expiresAt, isRedeemed: false });
    return code;
  }

  find(code: string): Readonly<IssuedCode> | undefined {
    return this.codes.get(code);
  }

  isExpired(code: Readonly<IssuedCode>): boolean {
    return code.expiresAt <= this.clock.now().getTime();
  }

  markRedeemed(code: string): void {
    const issued = this.codes.get(code);
    if (issued) issued.isRedeemed = true;
  }

  clear(): void {
    this.codes.clear();
  }

  private forgetOld(): void {
    const longAgo = this.clock.now().getTime() - lifetime;
    for (const [code, { expiresAt }] of this.codes) {
      // Insertion order is expiry order.
      if (expiresAt > longAgo) return;
      this.codes.delete(code);
    }
  }
}
