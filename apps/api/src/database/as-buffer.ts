import type { ValueTransformer } from 'typeorm';

/** libsql returns a BLOB as an ArrayBuffer, mysql2 as a Buffer: columns with this return a Buffer on both. */
export const asBuffer: ValueTransformer = {
  to: (value: Buffer | null) => value,
  from: (value: Buffer | ArrayBuffer | null) =>
    value === null || Buffer.isBuffer(value) ? value : Buffer.from(value),
};
