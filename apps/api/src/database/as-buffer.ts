import type { ValueTransformer } from 'typeorm';

/** libsql gives a BLOB as ArrayBuffer, mysql2 as Buffer: columns with this give a Buffer on both. */
export const asBuffer: ValueTransformer = {
  to: (value: Buffer | null) => value,
  from: (value: Buffer | ArrayBuffer | null) =>
    value === null || Buffer.isBuffer(value) ? value : Buffer.from(value),
};
