import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export interface Sealed {
  keyId: string;
  sealed: Buffer;
}

const ivLength = 12;
const tagLength = 16;

/**
 * Encrypts token caches (AES-256-GCM). The owner's key is bound in as associated data, so that a row copied to another
 * user can't be opened (S-6). The first key encrypts, all of them decrypt: keys rotate as rows are written.
 */
export class TokenSealing {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly current: string;

  /** @param keys `id:base64,…`; the first one encrypts. Validated with the configuration */
  constructor(keys: string) {
    const pairs = keys.split(',').map((pair): [string, Buffer] => {
      const [id = '', key = ''] = pair.split(':');
      return [id, Buffer.from(key, 'base64')];
    });
    this.keys = new Map(pairs);
    this.current = pairs[0]?.[0] ?? '';
    if ([...this.keys.values()].some((key) => key.length !== 32)) {
      throw new Error('A token encryption key must be 32 bytes.');
    }
  }

  seal(text: string, owner: string): Sealed {
    const iv = randomBytes(ivLength);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.current), iv);
    cipher.setAAD(Buffer.from(owner));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return { keyId: this.current, sealed: Buffer.concat([iv, cipher.getAuthTag(), body]) };
  }

  /** @throws if the key is gone, or the content was changed or belongs to another owner */
  open({ keyId, sealed }: Sealed, owner: string): string {
    const decipher = createDecipheriv('aes-256-gcm', this.key(keyId), sealed.subarray(0, ivLength));
    decipher.setAAD(Buffer.from(owner));
    decipher.setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
    const body = sealed.subarray(ivLength + tagLength);
    return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
  }

  private key(id: string): Buffer {
    const key = this.keys.get(id);
    if (!key) throw new Error(`There is no token encryption key "${id}".`);
    return key;
  }
}
